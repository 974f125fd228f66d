import type { Command } from './command.js';
import { backup } from './commands/backup.js';
import { institutionAdd } from './commands/institutionAdd.js';
import { keysRotate } from './commands/keysRotate.js';
import { personSignOut } from './commands/personSignOut.js';
import { platformApprove } from './commands/platformApprove.js';
import { platformSuspend } from './commands/platformSuspend.js';
import { platforms } from './commands/platforms.js';
import { registrationLink } from './commands/registrationLink.js';
import { restore } from './commands/restore.js';
import { setupLink } from './commands/setupLink.js';
import { survivalKit } from './commands/survivalKit.js';
import { verify } from './commands/verify.js';

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [
  setupLink,
  registrationLink,
  platforms,
  platformApprove,
  platformSuspend,
  personSignOut,
  institutionAdd,
  keysRotate,
  backup,
  restore,
  survivalKit,
  verify,
];
