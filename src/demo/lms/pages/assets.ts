/** Posts the one form of a passage page. */
export const PASSAGE_SCRIPT = "document.getElementById('passage').submit();\n";

export const CREST = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><path d="M3 3h22v11c0 6-5 9.500-11 11.500C8 23.500 3 20 3 14z" fill="#dbe6ef"/><path d="M14 8.500c-2-1.500-4.500-2-7-2v10c2.500 0 5 .5 7 2 2-1.500 4.500-2 7-2v-10c-2.500 0-5 .5-7 2z" fill="#34566f"/><path d="M14 8.500v10" stroke="#dbe6ef" stroke-width="1.200"/></svg>
`;

export const WINDOW_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="8" fill="#e3ebf2"/><g fill="none" stroke="#34566f" stroke-width="2.200" stroke-linejoin="round" stroke-linecap="round"><path d="M16.500 11.500H11v17.500h17.500v-5.500"/><path d="M21.500 11H29v7.500"/><path d="M28.500 11.500 18.500 21.500"/></g></svg>
`;

export const FRAME_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="8" fill="#e3ebf2"/><g fill="none" stroke="#34566f" stroke-width="2.200" stroke-linejoin="round" stroke-linecap="round"><circle cx="20" cy="16" r="6.500"/><path d="m16 21.500-2.500 9.500 6.500-3.500 6.500 3.500-2.500-9.500"/></g></svg>
`;

/**
 * The school's own look. An activity's frame gets the room Moodle 4.5 gives:
 * 885 x 653 px in a window of 1280 x 900, 374 x 595 px in one of 390 x 844.
 */
export const STYLES = `
:root { --ink: #1f2d3a; --soft: #53677a; --line: #d3dde6; --paper: #fff; --ground: #eef2f6; --accent: #2b5f86; --dark: #24465f; }
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif; color: var(--ink); background: var(--ground); }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; }
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { color: var(--dark); }
:focus-visible { outline: 3px solid #e0962d; outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .25rem 0 1rem; font-weight: 650; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 0; }
p { margin: 0 0 .75rem; }
.lead { color: var(--soft); max-width: 65ch; }
.part { color: var(--soft); font-size: .9rem; margin: 0; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--paper); padding: .5rem 1rem; z-index: 3; }

.bar { background: var(--dark); color: #fff; display: flex; align-items: center; justify-content: space-between; gap: 1rem; height: 56px; padding: 0 24px; position: relative; }
.brand { color: #fff; display: flex; align-items: center; gap: .6rem; font-weight: 650; text-decoration: none; white-space: nowrap; }
.brand:hover { color: #fff; text-decoration: underline; }
.brand img { display: block; }
.initials { display: inline-flex; flex: none; align-items: center; justify-content: center; width: 34px; height: 34px; border-radius: 50%; background: #dbe6ef; color: var(--dark); font-size: .8rem; font-weight: 700; }
.account summary { display: flex; align-items: center; gap: .6rem; min-height: 44px; cursor: pointer; list-style: none; }
.account summary::-webkit-details-marker { display: none; }
.account summary::after { content: ""; width: 8px; height: 8px; border: solid #fff; border-width: 0 2px 2px 0; transform: translateY(-2px) rotate(45deg); }
.account .panel { position: absolute; right: 16px; top: 56px; width: 270px; padding: 16px; background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: 0 0 8px 8px; box-shadow: 0 8px 24px #1f2d3a2e; z-index: 2; }
.account .panel .whole { margin: 0; font-weight: 650; }
.account form { margin-top: 12px; }
.account label { display: block; font-size: .9rem; font-weight: 600; margin-bottom: 4px; }
.row { display: flex; gap: 8px; }
.row select { flex: 1; }
select, button, .button { font: inherit; min-height: 44px; border-radius: 6px; border: 1px solid #8295a5; padding: .4rem .8rem; background: var(--paper); color: var(--ink); }
button, .button { display: inline-flex; align-items: center; background: var(--accent); border-color: var(--accent); color: #fff; font-weight: 600; text-decoration: none; cursor: pointer; }
button:hover, .button:hover { background: var(--dark); border-color: var(--dark); color: #fff; }
button.quiet { background: var(--paper); color: var(--accent); width: 100%; justify-content: center; }
button.quiet:hover { background: var(--ground); color: var(--dark); }

.column, .columns { flex: 1; width: 100%; }
.column { max-width: 960px; margin: 0 auto; padding: 24px; }
.columns { display: grid; grid-template-columns: 321px minmax(0, 1fr); }
.columns main { padding: 16px 37px 24px; }
.foot { color: var(--soft); font-size: .85rem; padding: 14px 24px; border-top: 1px solid var(--line); background: var(--paper); }

.crumbs ol { display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0; font-size: .9rem; }
.crumbs li + li::before { content: "/"; color: #8295a5; margin: 0 .5rem; }
.crumbs [aria-current] { color: var(--soft); }
.index { background: var(--paper); border-right: 1px solid var(--line); padding: 20px 20px 20px 24px; font-size: .95rem; }
.index ul { list-style: none; margin: 0; padding: 0; }
.index > ul > li { padding: 10px 0; border-top: 1px solid var(--line); font-weight: 600; }
.index li li { font-weight: 400; }
.index li li a { display: block; padding: 8px 10px; margin: 2px 0; border-radius: 6px; text-decoration: none; }
.index li li a:hover { background: var(--ground); }
.index li li a[aria-current] { background: #dfe9f1; color: var(--dark); font-weight: 600; }
.index-title { font-weight: 650; }

.people, .cards, .activities { list-style: none; margin: 0 0 28px; padding: 0; display: grid; gap: 12px; }
.people { grid-template-columns: repeat(auto-fill, minmax(270px, 1fr)); }
.person { width: 100%; min-height: 68px; gap: 14px; padding: 12px 16px; text-align: left; font-weight: 400; background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: 8px; }
.person:hover { background: #f7fafc; color: var(--ink); border-color: var(--accent); }
.person .initials { width: 42px; height: 42px; font-size: .95rem; }
.person strong, .person .part { display: block; }
.cards { grid-template-columns: repeat(auto-fill, minmax(290px, 1fr)); gap: 20px; }
.card, .section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 20px; }
.card { border-top: 6px solid var(--accent); position: relative; }
.card-workshop { border-top-color: #8a6d3b; }
.card .part { margin-bottom: .5rem; }
.card p:last-child { margin-bottom: 0; }
.card h2 a::after { content: ""; position: absolute; inset: 0; }
.card:hover { border-color: var(--accent); }
.section { margin-bottom: 16px; }
.section p { max-width: 70ch; }
.section p:last-child, .activity p { margin-bottom: 0; }
.activities { margin: 16px 0 0; }
.activity { display: flex; gap: 14px; align-items: center; border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; position: relative; }
.activity:hover { border-color: var(--accent); background: #f7fafc; }
.activity h3 a::after { content: ""; position: absolute; inset: 0; }
.activity p { color: var(--soft); font-size: .95rem; }
.activity img { flex: none; }

.scroll { overflow-x: auto; }
table.grades { border-collapse: collapse; background: var(--paper); min-width: 50%; }
.grades th, .grades td { border: 1px solid var(--line); padding: 10px 14px; text-align: left; vertical-align: top; }
.grades p { margin: 4px 0 0; font-size: .9rem; max-width: 40ch; }
.feedback { white-space: pre-line; }

iframe.tool { display: block; width: 100%; height: calc(100vh - 247px); min-height: 480px; border: 0; outline: 1px solid var(--line); background: var(--paper); }
.passage { background: var(--paper); justify-content: center; align-items: center; text-align: center; padding: 24px; }
.passage h1 { font-size: 1.1rem; color: var(--soft); font-weight: 500; }

@media (max-width: 900px) {
  .columns { display: block; }
  .index { display: none; }
  .columns main, .column { padding: 14px 16px 16px; }
  .columns main:has(iframe.tool) { padding-left: 8px; padding-right: 8px; }
  .bar, .foot { padding-left: 16px; padding-right: 16px; }
  .foot { font-size: .8rem; padding-top: 10px; padding-bottom: 10px; }
  h1 { font-size: 1.3rem; margin-bottom: .75rem; }
  .lead { font-size: 1rem; }
  .account .panel { right: 8px; }
  iframe.tool { height: calc(100vh - 249px); }
}
@media (max-width: 480px) {
  .account .name { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .crumbs ol { flex-wrap: nowrap; overflow: hidden; white-space: nowrap; }
  .crumbs [aria-current] { overflow: hidden; text-overflow: ellipsis; }
}
`;
