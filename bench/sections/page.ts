import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Reply } from '../http.js';
import { from } from '../launching.js';
import { type Cost, costOf, drive, inTurns, type Work } from '../measure.js';
import { publicBadges } from '../publicBadges.js';
import { type BareExpress, startBareExpress } from '../references/bareExpress.js';
import type { Row, Section } from '../table.js';
import { type Installation, type RunningTool, withInstallation } from '../tool.js';

const BADGES = 40;
const REQUESTS = 800;
const LANES = 8;
const ROUNDS = { rounds: 7, warmUps: 4 };
/** As browsers send it, and as wallets do. */
const BROWSER = {
  accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
};
const WALLET = { accept: 'application/vc+ld+json, application/json;q=0.9' };

/** What the world reads: many badges by turns, every check run on their stored bytes each time. */
export const pageSection: Section = {
  name: 'page',
  title: 'Public page and credential JSON',
  reference: 'Express 5 alone, one route that sends the same bytes',
  measure: () =>
    withInstallation(async (installation) => {
      const tool = await installation.start();
      const badges = await publicBadges(tool.url, installation.lms, BADGES);
      const first = badges[0] ?? '';
      const page = await expect(200, first, { headers: BROWSER });
      const json = await expect(200, first, { headers: WALLET });
      const express = await serveSame(installation, page, json);
      try {
        const [pages, credentials] = [
          await compare([tool, badges], [express, express.addresses[0]], BROWSER),
          await compare([tool, badges], [express, express.addresses[1]], WALLET),
        ];
        return {
          rows: [
            ...rows('page', pages, 0.6),
            ...rows('JSON', credentials, 0.25),
            ...(await weight(tool, first, page)),
          ],
        };
      } finally {
        await express.stop();
      }
    }),
};

async function serveSame({ folder }: Installation, page: Reply, json: Reply): Promise<BareExpress> {
  const replies = { page, json };
  const files = await Promise.all(
    Object.entries(replies).map(async ([name, { headers, body }]) => {
      const file = join(folder, name);
      await writeFile(file, body);
      return {
        mediaType: headers['content-type'] ?? '',
        encoding: headers['content-encoding'] ?? 'identity',
        file,
      };
    }),
  );
  return startBareExpress(folder, files);
}

function compare(
  [tool, badges]: readonly [RunningTool, readonly string[]],
  [express, address = '']: readonly [BareExpress, string | undefined],
  headers: Record<string, string>,
) {
  const reading =
    (server: RunningTool | BareExpress, addresses: readonly string[]): Work =>
    () =>
      costOf(server, REQUESTS, () =>
        drive(REQUESTS, LANES, (index) =>
          expect(200, addresses[index % addresses.length] ?? '', { headers: { ...headers, ...from(index) } }),
        ),
      );
  return inTurns({ tool: reading(tool, badges), reference: reading(express, [address]) }, ROUNDS);
}

function rows(what: string, costs: { tool: Cost; reference: Cost }, atMost: number): readonly Row[] {
  const { tool, reference } = costs;
  return [
    {
      what: `CPU per ${what}`,
      value: tool.cpuMilliseconds,
      unit: 'ms CPU',
      reference: reference.cpuMilliseconds,
      aim: { atMost },
    },
    { what: `${what} requests`, value: tool.perSecond, unit: 'a second', reference: reference.perSecond },
  ];
}

/** Everything but the picture that a browser loads for the page, as it comes over the wire. */
async function weight(tool: RunningTool, address: string, page: Reply): Promise<readonly Row[]> {
  const plain = await expect(200, address, { headers: { ...BROWSER, 'accept-encoding': 'identity' } });
  const html = plain.body.toString();
  const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(
    ([, file = '']) => file,
  );
  const total = async (encoding: string, first: number): Promise<number> => {
    let bytes = first;
    for (const file of files) {
      bytes += (await expect(200, `${tool.url}${file}`, { headers: { 'accept-encoding': encoding } })).body
        .length;
    }
    return bytes / 1000;
  };
  return [
    {
      what: 'page with style and script, as browsers ask (gzip, br)',
      value: await total(BROWSER['accept-encoding'], page.body.length),
      unit: 'kB',
      reference: await total('identity', plain.body.length),
      aim: { atMost: 14 },
    },
    {
      what: '  of it the HTML',
      value: page.body.length / 1000,
      unit: 'kB',
      reference: plain.body.length / 1000,
    },
  ];
}
