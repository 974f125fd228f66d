const label = { en: 'Label', fi: 'Nimi', de: 'Name', it: 'Nome', sl: 'Ime' };

/** Declares one parameter of each kind that the attacks reach for. */
export const MANIFEST = JSON.stringify({
  title: label,
  parameters: [
    { name: 'text', type: 'text', label, default: '', empty: 'title', maximumLength: 100 },
    { name: 'primary', type: 'colour', label, default: '#204060' },
    { name: 'icon', type: 'icon', label, default: 'leaf' },
    { name: 'logo', type: 'logo', label, default: 'hidden' },
    { name: 'level', type: 'level', label, minimum: 0, maximum: 3, default: '1' },
  ],
  areas: [
    {
      name: 'titleOutline',
      text: 'text',
      x: 60,
      y: 160,
      width: 392,
      height: 200,
      minimumSize: 18,
      maximumSize: 60,
      lines: 4,
    },
  ],
});

/** A finished picture, as drawing programs write one; with MANIFEST it lacks what a template must use. */
export const SVG = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512"><path fill="#204060" d="M0 0H512V512H0Z"/></svg>`;

/** What MANIFEST declares, all used. */
export const TEMPLATE = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512">
  <defs><linearGradient id="shade"><stop offset="0" stop-color="{{primary}}"/><stop offset="1" stop-color="#000"/></linearGradient></defs>
  <rect fill="url(#shade)" x="16" y="16" width="480" height="480" rx="60"/>
  {{#if logo}}<image href="{{logo}}" x="220" y="40" width="72" height="72"/>{{else}}
  <path fill="none" stroke="#fff" stroke-width="2" transform="translate(208 40) scale(4)" d="{{icon}}"/>{{/if}}
  {{#if levelFrom2}}<circle fill="#fff" cx="256" cy="420" r="12"/>{{/if}}
  <path fill="#ffffff" d="{{titleOutline}}"/>
</svg>`;
