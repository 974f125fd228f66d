import { versionOf } from '../domain/badgeDefinition.js';
import type { Course, Platform } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import type { PlatformServices } from '../domain/ports/lti.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { SCORE_LEASE_MS, type Score, type ScoreProblem, scoreRetryMs } from '../domain/score.js';
import { ServiceFault } from '../domain/serviceFault.js';
import { boundColumn } from './queueScore.js';

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly platformServices: Pick<PlatformServices, 'sendScore' | 'lineItem'>;
}

/** How a try went: nothing more to do, or again later. */
type Outcome =
  | { readonly state: 'sent' | 'kept' }
  | { readonly state: 'refused'; readonly problem: ScoreProblem }
  | { readonly state: 'waiting'; readonly problem: ScoreProblem };

const MOST_TRIES = 10;
const CREATE_SCOPE = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem';

/**
 * Tries to bring one score to its gradebook, if it is due, and notes how that went. Of several processes one tries at a
 * time; one that was killed meanwhile is followed up, with the same time stamp, so that the grade is given once.
 */
export function createSendScore(parts: Parts) {
  const columns = new Map<string, Promise<string | undefined>>();
  return async (id: string): Promise<void> => {
    const score = await lease(parts, id);
    if (score === undefined) return;
    await note(parts, score, await attempt(parts, columns, score));
  };
}

async function lease({ store, clock }: Parts, id: string): Promise<Stored<Score> | undefined> {
  const score = await store.find('scores', { id });
  const now = clock();
  if (score?.dueAt === undefined || Date.parse(score.dueAt) > now.getTime()) return undefined;
  const leased = {
    ...score,
    attempts: score.attempts + 1,
    dueAt: new Date(now.getTime() + SCORE_LEASE_MS).toISOString(),
  };
  return (await store.replace('scores', leased)) ? leased : undefined;
}

async function attempt(
  parts: Parts,
  columns: Map<string, Promise<string | undefined>>,
  score: Score,
): Promise<Outcome> {
  const { store, platformServices } = parts;
  const [platform, course, person, issued] = await Promise.all([
    store.find('platforms', { id: score.platform }),
    store.find('courses', { id: score.course }),
    store.find('persons', { id: score.learner }),
    store.find('issuedBadges', { institution: score.institution, submission: score.id }),
  ]);
  if (issued?.state === 'revoked') return { state: 'refused', problem: 'revoked' };
  if (platform === undefined || course === undefined || person === undefined) {
    return { state: 'refused', problem: 'noGradebook' };
  }
  try {
    const column = await columnOf(parts, columns, score, platform, course);
    if (column === undefined) return { state: 'refused', problem: 'noGradebook' };
    const { comment, timestamp } = score;
    return {
      state: await platformServices.sendScore(platform, column, { sub: person.sub, comment, timestamp }),
    };
  } catch (error) {
    if (error instanceof ServiceFault) return outcomeOf(error);
    throw error;
  }
}

/** The column of the badge's own activity; else the badge's own one, made only where grades are wanted for all badges. */
async function columnOf(
  { store, platformServices }: Parts,
  columns: Map<string, Promise<string | undefined>>,
  score: Score,
  platform: Platform,
  { services = {} }: Course,
): Promise<string | undefined> {
  const bound = await boundColumn(store, score.institution, score.badge);
  if (bound !== undefined || services.lineItems === undefined) return bound;
  const badge = await store.find('badges', { id: score.badge });
  const label = (badge && versionOf(badge, badge.versions.length)?.content.title) ?? 'Open Badge';
  const mayCreate = services.gradesAll === true && (services.gradeScopes ?? []).includes(CREATE_SCOPE);
  const key = JSON.stringify([platform.id, score.course, score.badge]);
  // A class approved at once must not get a column each.
  const looked =
    columns.get(key) ??
    platformServices
      .lineItem(platform, { lineItems: services.lineItems, mayCreate }, { resourceId: score.badge, label })
      .finally(() => columns.delete(key));
  columns.set(key, looked);
  return looked;
}

/** Only a plain no is final: what a platform does not grant today, it may grant tomorrow. */
function outcomeOf({ kind, status }: ServiceFault): Outcome {
  if (kind !== 'refused') return { state: 'waiting', problem: kind };
  if (status === 404 || status === 410) return { state: 'refused', problem: 'noGradebook' };
  return { state: 'refused', problem: status === 400 || status === 422 ? 'personRefused' : 'refused' };
}

/** Unless it was asked for anew meanwhile: then that stands. */
async function note({ store, clock }: Parts, tried: Score, outcome: Outcome): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const score = await store.find('scores', { id: tried.id });
    if (score === undefined || score.timestamp !== tried.timestamp || score.attempts !== tried.attempts)
      return;
    if (await store.replace('scores', noted(score, outcome, clock()))) return;
  }
}

function noted(score: Stored<Score>, outcome: Outcome, now: Date): Stored<Score> {
  const { dueAt: _dueAt, problem: _problem, sentAt: _sentAt, ...rest } = score;
  if (!('problem' in outcome)) {
    return { ...rest, state: outcome.state, sentAt: now.toISOString() };
  }
  const wait = outcome.state === 'waiting' ? scoreRetryMs(score.attempts) : undefined;
  if (wait === undefined) {
    return { ...rest, state: outcome.state === 'waiting' ? 'failed' : 'refused', problem: outcome.problem };
  }
  const dueAt = new Date(now.getTime() + wait).toISOString();
  return { ...rest, state: 'waiting', problem: outcome.problem, dueAt };
}
