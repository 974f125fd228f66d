import { readEnvironment } from '../config/environment.js';
import { runCommand } from './runCommand.js';

process.exitCode = await runCommand(process.argv.slice(2), readEnvironment(), {
  result: (line) => process.stdout.write(`${line}\n`),
  notes: (line) => process.stderr.write(`${line}\n`),
});
