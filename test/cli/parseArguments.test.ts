import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { COMMANDS } from '../../src/cli/commands.js';
import { helpText } from '../../src/cli/help.js';
import { parseArguments } from '../../src/cli/parseArguments.js';
import { runCommand } from '../../src/cli/runCommand.js';

describe('Reading the command line', () => {
  const refused: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /Name a command/],
    [['nonsense'], /no command "nonsense"\. --help lists/],
    [['platform'], /This command is written: platform approve ID/],
    [['platform', 'refuse', 'x'], /no command "platform refuse"/],
    [['platform', 'approve'], /This command is written: platform approve ID/],
    [['institution', 'add', ''], /institution add NAME/],
    [['institution', 'add', 'Our', 'school'], /institution add NAME/],
    [['setup-link', 'more'], /setup-link \[--institution ID\]/],
    [['setup-link', '--json'], /setup-link has no option --json/],
    [['platforms', '--nope'], /Unknown option '--nope'\. --help/],
    [['setup-link', '--institution'], /'--institution <value>' argument missing/],
  ];
  for (const [given, sentence] of refused) {
    it(`refuses: ${given.join(' ') || '(nothing)'}`, async () => {
      const [results, notes]: [string[], string[]] = [[], []];
      const code = await runCommand(
        given,
        {},
        { result: (l) => results.push(l), notes: (l) => notes.push(l) },
      );
      assert.deepEqual([code, results, notes.length], [2, [], 1]);
      assert.match(notes[0] ?? '', sentence);
      assert.ok(!(notes[0] ?? '').includes('\n'));
    });
  }

  it('finds commands of one and of two words, with their operands and options', () => {
    const call = parseArguments(['platforms', '--json', '--institution=abc']);
    assert.ok(call.kind === 'command');
    assert.deepEqual([call.command.name, call.operands], ['platforms', []]);
    assert.deepEqual({ ...call.options }, { json: true, institution: 'abc' });
    const approve = parseArguments(['platform', 'approve', 'p1']);
    assert.ok(approve.kind === 'command');
    assert.deepEqual([approve.command.name, approve.operands], ['platform approve', ['p1']]);
    const restore = parseArguments(['restore', '--replace', 'file']);
    assert.ok(restore.kind === 'command' && restore.options.replace === true);
  });

  it('explains every command in the help', async () => {
    const lines: string[] = [];
    const code = await runCommand(['--help'], {}, { result: (l) => lines.push(l), notes: assert.fail });
    assert.equal(code, 0);
    assert.deepEqual(lines, [helpText()]);
    for (const { name, summary } of COMMANDS)
      assert.ok(helpText().includes(name) && helpText().includes(summary));
  });
});
