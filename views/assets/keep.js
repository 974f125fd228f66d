// What is typed is kept in this browser for a day, so that it outlives a lost session, a closed window or a dead battery.
// Nothing leaves the browser, and nothing comes back unless asked for. Every form works without this file.
for (const form of document.querySelectorAll('form[data-keep]')) {
  const key = `kept ${location.pathname}`;
  const by = form.dataset.keep;
  const revision = form.querySelector('[name=revision]')?.value ?? '';
  // Not form.elements: a part of the form may have that very id.
  const fields = () =>
    [...form.querySelectorAll('input, select, textarea')].filter(
      (field) => field.name && !/hidden|submit|button|file/.test(field.type),
    );
  const typedIn = (field) =>
    /checkbox|radio/.test(field.type) ? field.checked : field.value.trim().replace(/\r\n/g, '\n');
  const state = () =>
    fields().map((field) => [
      field.name,
      /checkbox|radio/.test(field.type) ? field.value : '',
      typedIn(field),
    ]);
  const keep = (sent) => {
    try {
      localStorage.setItem(key, JSON.stringify({ by, revision, sent, at: Date.now(), state: state() }));
    } catch {
      // No room, or no storage in this frame: then there is no such comfort.
    }
  };
  const putBack = (kept) => {
    for (const field of fields()) {
      const choice = /checkbox|radio/.test(field.type);
      const found = kept.find(([name, value]) => name === field.name && (!choice || value === field.value));
      if (!found) continue;
      if (choice) field.checked = found[2];
      else field.value = found[2];
      if (String(found[2]).length > 0) field.closest('details')?.setAttribute('open', '');
    }
  };
  const offer = (kept) => {
    const notice = document.querySelector('[data-kept]');
    if (!notice) return;
    notice.hidden = false;
    notice.addEventListener('click', ({ target }) => {
      if (!target.closest('button')) return;
      if (target.closest('[data-put-back]')) putBack(kept);
      keep(false);
      notice.hidden = true;
      form.querySelector('input:not([type=hidden]), textarea, select')?.focus();
    });
  };
  let timer;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(false), 400);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    keep(true);
  });
  let before;
  try {
    before = JSON.parse(localStorage.getItem(key));
  } catch {
    before = undefined;
  }
  const isNews = before && JSON.stringify(before.state) !== JSON.stringify(state());
  // A form that answers a form already shows what was typed.
  if ('posted' in form.dataset) keep(false);
  else if (isNews && before.by === by && before.revision === revision) offer(before.state);
}
