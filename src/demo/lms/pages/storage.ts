/**
 * LTI Client Side postMessages, platform storage: keeps small texts for the tool, and gives them to nobody else. The page
 * that frames the tool runs it, on the origin of the authorization endpoint.
 */
export const STORAGE_SCRIPT = `'use strict';
const tool = document.currentScript.dataset.tool;
const kept = new Map();
const SUBJECTS = ['lti.capabilities', 'lti.put_data', 'lti.get_data'];
window.addEventListener('message', ({ origin, source, data }) => {
  if (origin !== tool || typeof data !== 'object' || data === null || !SUBJECTS.includes(data.subject)) return;
  const answer = { subject: data.subject + '.response', message_id: data.message_id };
  if (data.subject === 'lti.capabilities') {
    answer.supported_messages = SUBJECTS.map((subject) => ({ subject }));
  } else if (typeof data.key !== 'string' || data.key.length > 100 || String(data.value ?? '').length > 4000) {
    answer.error = { code: 'bad_request', message: 'key or value is no short text' };
  } else {
    if (data.subject === 'lti.put_data') kept.set(data.key, data.value);
    answer.key = data.key;
    answer.value = kept.get(data.key) ?? null;
  }
  source.postMessage(answer, origin);
});
`;
