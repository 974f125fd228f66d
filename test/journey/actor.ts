import { readFile } from 'node:fs/promises';
import type { BrowserContext, Frame, Locator, Page, Response } from 'playwright-core';
import type { LaunchOf, PersonKey } from '../../src/demo/lms/lms.js';
import { accessibilityFaults, faultsOf, takePicture } from './inspect.js';
import type { View, World } from './world.js';

/** A person at a browser. Everything they do, they do by what a page shows. */
export class Actor {
  private readonly refused = new Set<string>();
  private status = 200;

  private constructor(
    readonly world: World,
    readonly view: View,
    private readonly context: BrowserContext,
    readonly page: Page,
    /** Where they look: the tool's frame, or the whole window. */
    private looking: Frame,
  ) {
    this.listen(page);
  }

  /** A new browser, with nothing in it. */
  static async begin(world: World, view: View = world.view): Promise<Actor> {
    const context = await world.browser.newContext({
      viewport: { width: view.width, height: view.height },
      javaScriptEnabled: view.scripts,
      locale: 'en-GB',
      colorScheme: view.colours ?? 'light',
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    return new Actor(world, view, context, page, page.mainFrame());
  }

  /** Goes through the LMS to an activity, as people do, and looks at the tool in its frame. */
  static async enter(world: World, launch: LaunchOf, view: View = world.view): Promise<Actor> {
    const { person, course, activity } = world.tool.lms.find(launch);
    const actor = await Actor.signIn(world, person.key, view);
    await actor.press(actor.link(course.fullName));
    await actor.openActivity(activity.title);
    return actor;
  }

  /** Signed in at the LMS, on its page of courses. */
  static async signIn(world: World, person: PersonKey, view: View = world.view): Promise<Actor> {
    const actor = await Actor.begin(world, view);
    await actor.openLms('/');
    const found = world.tool.lms.people.find(({ key }) => key === person);
    await actor.press(actor.button(`${found?.givenName} ${found?.familyName}`));
    return actor;
  }

  /** Leaves the tool: a page of the LMS, in the whole window. */
  async openLms(path: string): Promise<void> {
    this.looking = this.page.mainFrame();
    await this.open(new URL(path, this.world.tool.lms.url).href);
  }

  /** The tool has sent the whole window on, out of its frame. */
  async leaveFrame(): Promise<void> {
    this.looking = this.page.mainFrame();
    await this.looking.waitForLoadState();
  }

  /** From the page of the course into the tool. */
  async openActivity(title: string): Promise<void> {
    await this.press(this.page.getByRole('main').getByRole('link', { name: title, exact: true }));
    await this.enterFrame();
  }

  /** Looks at the tool in the frame of the page, once a launch has landed there. */
  async enterFrame(): Promise<void> {
    await this.lookIntoFrame();
    await this.arrive();
  }

  /** Looks at whatever the frame of the page shows. */
  async lookIntoFrame(): Promise<void> {
    const frame = await (await this.page.waitForSelector('iframe.tool')).contentFrame();
    if (frame === null) throw new Error('the activity has no frame');
    this.looking = frame;
  }

  /** The tool's own page in its own window, where the activity opens one. */
  async openInWindow(title: string): Promise<Actor> {
    await this.press(this.page.getByRole('main').getByRole('link', { name: title, exact: true }));
    const opened = this.context.waitForEvent('page');
    await this.link('Open in a new window').click();
    const page = await opened;
    const actor = new Actor(this.world, this.view, this.context, page, page.mainFrame());
    await actor.arrive();
    return actor;
  }

  /** Waits for the end of a launch; where scripts are off, each of its two steps is one press. */
  private async arrive(): Promise<void> {
    const { url } = this.world.tool;
    const landed = (address: URL) => address.origin === url && !address.pathname.startsWith('/lti/');
    if (!this.view.scripts) {
      for (const _ of ['login', 'launch']) await this.press(this.button('Continue'));
    }
    await this.looking.waitForURL(landed);
    await this.looking.waitForLoadState();
  }

  get frame(): Frame {
    return this.looking;
  }

  get path(): string {
    return new URL(this.looking.url()).pathname;
  }

  button(name: string): Locator {
    return this.looking.getByRole('button', { name }).filter({ visible: true });
  }

  link(name: string | RegExp): Locator {
    return this.looking.getByRole('link', { name, exact: true });
  }

  /** By the beginning of its label. */
  field(label: string): Locator {
    return this.looking.getByLabel(new RegExp(`^${label}`));
  }

  group(name: string): Locator {
    return this.looking.getByRole('group', { name });
  }

  /** Presses what leads to another page, and waits for that page. */
  async press(target: Locator): Promise<void> {
    const arrived = this.looking.waitForNavigation();
    await target.first().click();
    await arrived;
  }

  /** Types an address: what bookmarks, mails and other people's links do. */
  async open(address: string): Promise<void> {
    await this.looking.goto(new URL(address, this.world.tool.url).href);
  }

  /** A further window of the same browser. */
  async sibling(): Promise<Actor> {
    const page = await this.context.newPage();
    return new Actor(this.world, this.view, this.context, page, page.mainFrame());
  }

  /** Sends an empty form, as a page of anybody's could. */
  async postNothing(path: string): Promise<void> {
    const action = new URL(path, this.world.tool.url).href;
    await this.page.goto('about:blank');
    await this.page.setContent(`<form method="post" action="${action}"><button>Send</button></form>`);
    await this.press(this.button('Send'));
  }

  /** Waits until the page says this. */
  async reads(words: string | RegExp): Promise<void> {
    await this.looking.getByText(words).filter({ visible: true }).first().waitFor();
  }

  /** Presses what gives a file. */
  async download(target: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const started = this.page.waitForEvent('download');
    await target.click();
    const file = await started;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  /** Looks the page over, leaves a picture of it, and notes whatever is wrong. */
  async inspect(name: string, { status = 200 }: { status?: number } = {}): Promise<void> {
    await this.looking.waitForLoadState();
    const faults = await faultsOf(this.looking);
    if (this.status !== status) faults.unshift(`answered ${this.status} instead of ${status}`);
    // A world without scripts shows the very pages that were looked over with them: there, only the way through counts.
    if (this.world.view.scripts) {
      faults.push(...(await accessibilityFaults(this.looking, this.view)));
      await takePicture(this.looking, `${name}-${this.view.name}`);
    }
    this.note(name, faults);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  private note(where: string, faults: readonly string[]): void {
    this.world.faults.push(...faults.map((fault) => `${where} at ${this.view.name}: ${fault}`));
  }

  private listen(page: Page): void {
    page.on('response', (response) => this.heard(response));
    page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      // The browser reports a page that was refused; whether that was to be is asked where it is looked over.
      if (message.text().startsWith('Failed to load resource') && this.refused.has(message.location().url))
        return;
      this.note(message.location().url, [`console: ${message.text()}`]);
    });
    page.on('pageerror', (error) => this.note(page.url(), [`script: ${error.message}`]));
  }

  private heard(response: Response): void {
    // A script's own question after the session has ended: the person reads so with their next press.
    if (response.status() === 401 && response.request().resourceType() === 'fetch')
      this.refused.add(response.url());
    if (!response.request().isNavigationRequest()) return;
    const status = response.status();
    const url = new URL(response.url());
    const isPage = response.headers()['content-type']?.startsWith('text/html') ?? false;
    const isGet = response.request().method() === 'GET';
    if (url.origin === this.world.tool.url && status === 200 && isPage && isGet)
      this.world.visits.add(url.pathname);
    if (response.frame() !== this.looking || (status >= 300 && status < 400)) return;
    this.status = status;
    if (status >= 400) this.refused.add(url.href);
  }
}
