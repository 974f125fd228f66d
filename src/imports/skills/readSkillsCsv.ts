import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { cleanLine } from '../../domain/fieldReader.js';
import { cut } from '../../domain/framework.js';
import { SKILL_LIMITS, type Skill, skillUri } from '../../domain/skills.js';
import { InvalidInput } from '../../errors.js';
import { decodeText } from '../tables/decode.js';

const PIECE = 64 * 1024;
/** So many rows, and whoever waits has a turn. */
const SLICE = 100;

/**
 * ESCO's `skills_<language>.csv`: conceptUri, preferredLabel, altLabels (one a line), status; the order is ESCO's own.
 * @throws {InvalidInput} on `file`
 */
export async function* readSkillsCsv(file: Buffer): AsyncIterable<readonly Skill[]> {
  const { CsvError, parse } = await import('csv-parse');
  const parser = Readable.from(pieces(decodeText(file))).pipe(
    parse({ bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 200_000 }),
  );
  let columns: Columns | undefined;
  let skills: Skill[] = [];
  let count = 0;
  try {
    for await (const row of parser) {
      if (!isRow(row)) continue;
      if (columns === undefined) columns = columnsOf(row);
      else skills.push(...readSkill(row, columns));
      if (skills.length % SLICE === 0) await nextTurn();
      if (skills.length < SKILL_LIMITS.chunk) continue;
      count += skills.length;
      if (count > SKILL_LIMITS.skills) break;
      yield skills;
      skills = [];
    }
  } catch (error) {
    if (error instanceof CsvError) throw notSkills();
    throw error;
  }
  if (count + skills.length === 0) throw notSkills();
  if (skills.length > 0) yield skills;
}

interface Columns {
  readonly uri: number;
  readonly label: number;
  readonly others: number;
  readonly status: number;
}

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) => name.trim());
  const at = (name: string) => names.indexOf(name);
  const columns = {
    uri: at('conceptUri'),
    label: at('preferredLabel'),
    others: at('altLabels'),
    status: at('status'),
  };
  if (columns.uri < 0 || columns.label < 0) throw notSkills();
  return columns;
}

function readSkill(row: readonly string[], columns: Columns): Skill[] {
  const uri = skillUri(row[columns.uri]?.trim() ?? '');
  const label = cut(cleanLine(row[columns.label] ?? ''), SKILL_LIMITS.label);
  if (uri === undefined || label === '' || row[columns.status]?.trim() === 'obsolete') return [];
  const others = (row[columns.others] ?? '').split('\n').map(cleanLine).filter(Boolean);
  return [
    { uri, label, others: others.slice(0, SKILL_LIMITS.others).map((each) => cut(each, SKILL_LIMITS.label)) },
  ];
}

function* pieces(text: string): Iterable<string> {
  for (let start = 0; start < text.length; start += PIECE) yield text.slice(start, start + PIECE);
}

function isRow(row: unknown): row is string[] {
  return Array.isArray(row) && row.every((cell) => typeof cell === 'string');
}

function notSkills(): InvalidInput {
  return new InvalidInput([{ field: 'file', message: 'skills.faults.notSkills' }]);
}
