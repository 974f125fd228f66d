import assert from 'node:assert/strict';
import type { Actor } from '../actor.js';

interface Focus {
  /** The element's words: label, or text. */
  readonly name: string;
  readonly outlined: boolean;
  readonly inView: boolean;
}

// What a person sees of where they are; nothing while the focus is outside the tool's frame.
const FOCUS = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return undefined;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    name: (element.labels?.[0] ?? element).textContent.trim(),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inView: box.bottom > 0 && box.top < innerHeight,
  };
})()`;
const MOST_STOPS = 80;

/** A student shows their skills without a mouse: every stop is seen, and the order is that of the page. */
export async function submitByKeyboard(student: Actor, badge: string): Promise<void> {
  await follow(student, badge);
  await follow(student, 'Show your skills');
  await follow(student, 'Start');
  await tabTo(student, 'Link');
  await student.page.keyboard.type('https://folio.example/keyboard');
  await tabTo(student, 'Title');
  await student.page.keyboard.type('Written without a mouse');
  await tabTo(student, 'Creates a learning design');
  await student.page.keyboard.press('Space');
  await tabTo(student, 'No, only my teacher sees it');
  await student.page.keyboard.press('ArrowDown');
  assert.match((await focusOf(student))?.name ?? '', /^Yes, it may be part/);
  await follow(student, 'Add another piece of evidence');
  await tabTo(student, 'Remove evidence 2');
  await follow(student, 'Remove evidence 2');
  await follow(student, 'Submit');
  await student.reads('Your teacher has had it since');
}

/** Goes to a link or button and presses it. */
async function follow(student: Actor, name: string): Promise<void> {
  await tabTo(student, name);
  const inside = (
    await student.frame.evaluate<string>('document.activeElement.getAttribute("href") ?? ""')
  ).startsWith('#');
  if (inside) return await student.page.keyboard.press('Enter');
  const arrived = student.frame.waitForNavigation();
  await student.page.keyboard.press('Enter');
  await arrived;
}

async function tabTo(student: Actor, name: string): Promise<void> {
  const passed: string[] = [];
  if ((await focusOf(student))?.name.startsWith(name)) return;
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await student.page.keyboard.press('Tab');
    const focus = await focusOf(student);
    if (focus === undefined) continue;
    assert.ok(focus.outlined, `the focus on “${focus.name}” is not seen`);
    assert.ok(focus.inView, `the focus on “${focus.name}” is outside the window`);
    if (focus.name.startsWith(name)) return;
    passed.push(focus.name);
  }
  throw new Error(`“${name}” is not reached by the Tab key, but: ${passed.join(' · ')}`);
}

async function focusOf(student: Actor): Promise<Focus | undefined> {
  return await student.frame.evaluate<Focus | undefined>(FOCUS);
}
