// Only comfort: every page and form works without this file.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  event.preventDefault();
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    button.textContent = button.dataset.copied;
  } catch {
    // The LMS's frame may not allow the clipboard: select the text, so that one key copies it.
    source.focus();
    if (source.select) source.select();
  }
});
// A second press on a slow line must not send twice; the server would notice, but the person should not wonder.
document.addEventListener('submit', (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = 'yes';
  setTimeout(() => delete event.target.dataset.sent, 8000);
});
const summary = document.getElementById('error-summary');
if (summary) summary.focus();
// Back to the learning platform: its answer is ready, and nobody needs to press for it.
document.querySelector('form[data-auto-submit]')?.submit();
// What was typed is kept in this browser (keep.js) until it has arrived here, the person leaves, or a day has passed.
const forget = (which) => {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('kept ') && which(JSON.parse(localStorage.getItem(key))))
        localStorage.removeItem(key);
    }
  } catch {
    // No storage in this frame: nothing was kept.
  }
};
const arrived = 'arrived' in document.body.dataset;
forget(({ sent, at }) => (arrived && sent) || Date.now() - at > 86_400_000);
document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', () => forget(() => true));
