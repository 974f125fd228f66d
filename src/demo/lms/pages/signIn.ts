import { fullName, type Person, type PersonKey, people } from '../school.js';
import { type Html, html } from './html.js';
import { layout } from './layout.js';

/** What the design names: a teacher, three students and an admin. The others are here for the finer cases. */
const FOREMOST: readonly PersonKey[] = ['teacher', 'student', 'student2', 'student3', 'admin'];

export function signInPage(): Html {
  const foremost = people.filter((person) => FOREMOST.includes(person.key));
  const others = people.filter((person) => !FOREMOST.includes(person.key));
  return layout({
    title: 'Who are you today?',
    body: html`<p class="lead">This school has no passwords. Sign in as one of its people.</p>
      <ul class="people">${foremost.map(signInButton)}</ul>
      <h2>Others in the course</h2>
      <ul class="people">${others.map(signInButton)}</ul>`,
  });
}

function signInButton(person: Person): Html {
  const initials = `${person.givenName.charAt(0)}${person.familyName.charAt(0)}`;
  return html`<li><form method="post" action="/sign-in">
    <button class="person" name="person" value="${person.key}">
      <span class="initials" aria-hidden="true">${initials}</span>
      <span><strong>${fullName(person)}</strong> <span class="part">${person.part}</span></span>
    </button>
  </form></li>`;
}
