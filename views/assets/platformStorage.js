// LTI Client Side postMessages, platform storage: the platform keeps a small secret for us where the browser keeps no
// cookie. Only the platform's own origin is told, and only its window is believed.
const place = document.getElementById('platform-storage');
const { target, origin, key, value, next } = place.dataset;
const PATIENCE_MS = 2000;

function frameOf(name) {
  const platform = window.opener ?? window.parent;
  try {
    return name === '_parent' ? platform : platform.frames[name];
  } catch {
    return undefined;
  }
}

function ask(subject, content) {
  const frame = frameOf(target);
  if (!frame?.postMessage) return Promise.resolve(undefined);
  const id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join('-');
  return new Promise((resolve) => {
    const finish = (answer) => {
      window.removeEventListener('message', listen);
      resolve(answer);
    };
    const listen = ({ origin: from, source, data }) => {
      if (from !== origin || source !== frame) return;
      if (data?.message_id !== id || data.subject !== `${subject}.response`) return;
      finish(data.error ? undefined : data);
    };
    window.addEventListener('message', listen);
    setTimeout(finish, PATIENCE_MS);
    frame.postMessage({ subject, message_id: id, ...content }, origin);
  });
}

async function store() {
  await ask('lti.put_data', { key, value });
  location.replace(next);
}

async function fetchBack() {
  const [asking, fresh] = ['asking', 'fresh'].map((id) => document.getElementById(id));
  [asking.hidden, fresh.hidden] = [false, true];
  const answer = await ask('lti.get_data', { key });
  if (typeof answer?.value === 'string' && answer.value !== '') {
    place.elements.stored_secret.value = answer.value;
    place.submit();
    return;
  }
  [asking.hidden, fresh.hidden] = [true, false];
}

if (next === undefined) fetchBack();
else store();
