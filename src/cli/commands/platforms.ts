import { cleanLine } from '../../domain/fieldReader.js';
import type { Platform } from '../../domain/platform.js';
import { chooseInstitution } from '../chooseInstitution.js';
import type { Command } from '../command.js';

export const platforms: Command = {
  name: 'platforms',
  operands: [],
  options: ['json', 'institution'],
  summary: 'lists the learning platforms: id, state, name, issuer, client id, what waits for approval',
  async run({ services, print, note }, _operands, options) {
    const tool = await services();
    const all = await tool.listPlatforms();
    const only = options.institution === undefined ? undefined : await chooseInstitution(tool, options);
    const shown = only === undefined ? all : all.filter(({ institution }) => institution === only.id);
    if (options.json) return print(JSON.stringify(shown.map(facts), null, 2));
    for (const { id, state, name, issuer, clientId, waitingDeploymentIds: waiting = [] } of shown) {
      const held = waiting.length > 0 ? [`waiting deployments: ${waiting.join(', ')}`] : [];
      print([id, state, name, issuer, clientId, ...held].map(cleanLine).join('\t'));
    }
    if (shown.length === 0) note('No learning platform is registered.');
  },
};

/** What there is to know about a registration; nothing of it is secret. */
function facts(platform: Platform) {
  const { id, state, name, issuer, clientId, deploymentIds, institution, createdAt } = platform;
  const { waitingDeploymentIds = [] } = platform;
  return {
    id,
    state,
    name,
    issuer,
    clientId,
    deploymentIds,
    waitingDeploymentIds,
    institution,
    createdAt,
  };
}
