// The picture as one types. Only comfort: the button "Show the picture" does the same without this file.
const part = document.getElementById('picture');
const form = part?.closest('form');
const WAIT = 250;
let timer;
let running;

async function show() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  const preview = document.getElementById('picture-preview');
  preview.setAttribute('aria-busy', 'true');
  try {
    const body = new URLSearchParams([...new FormData(form)].filter(([name]) => name !== 'action'));
    const answer = await fetch(part.dataset.live, { method: 'POST', body, signal: mine.signal });
    // The session has ended: what to do is said when the form is sent.
    if (answer.status === 401) form.removeEventListener('input', later);
    if (!answer.ok) return;
    take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  } catch {
    // Typed on meanwhile, or the line is down: the picture that is there stays.
  } finally {
    if (running === mine) preview.removeAttribute('aria-busy');
  }
}

function take(fresh) {
  const now = {
    preview: document.getElementById('picture-preview'),
    fields: document.getElementById('picture-fields'),
  };
  const image = fresh.querySelector('#picture-preview img');
  const old = now.preview.querySelector('img');
  if (image && old) {
    old.src = image.src;
    old.alt = image.alt;
  } else if (image) now.preview.prepend(image);
  const said = fresh.querySelector('#picture-preview [role=status]');
  const status = now.preview.querySelector('[role=status]');
  // Only what changed is read out.
  if (status.textContent !== said.textContent) status.replaceChildren(...said.childNodes);
  const hint = fresh.getElementById('pictureAlt-hint');
  const oldHint = document.getElementById('pictureAlt-hint');
  if (hint && oldHint) oldHint.textContent = hint.textContent;
  const template = (root) => root.querySelector('[name=shownTemplate]').value;
  // Another template has other fields; the same one's stay, with the cursor in them.
  if (template(fresh) !== template(now.fields))
    now.fields.replaceChildren(...fresh.getElementById('picture-fields').childNodes);
  else tidyFaults(fresh, now.fields);
}

/** Faults come and go at their fields, which themselves stay. */
function tidyFaults(fresh, fields) {
  for (const field of fields.querySelectorAll('.field')) {
    const input = field.querySelector('input[id], select[id]');
    const twin = input && fresh.getElementById(input.id)?.closest('.field');
    if (!twin || field.matches('details')) continue;
    field.classList.toggle('field-fault', twin.matches('.field-fault'));
    field.querySelector('.fault')?.remove();
    const fault = twin.querySelector('.fault');
    if (fault) input.before(fault);
    for (const name of ['aria-invalid', 'aria-describedby']) {
      const value = fresh.getElementById(input.id).getAttribute(name);
      if (value === null) input.removeAttribute(name);
      else input.setAttribute(name, value);
    }
  }
}

function later(event) {
  const { target } = event;
  if (!part.contains(target) && target.name !== 'title') return;
  const summary = target.closest?.('details')?.querySelector('summary');
  const label = target.closest?.('label')?.textContent;
  if (summary && label && target.type === 'radio')
    summary.textContent = summary.textContent.replace(/: .*$/, `: ${label}`);
  clearTimeout(timer);
  timer = setTimeout(show, WAIT);
}

if (form) {
  form.addEventListener('input', later);
  if (!document.querySelector('#picture-preview img')) show();
}
