import { startTool } from './test/harness.js';
import { exampleBadge } from './src/demo/exampleBadge.js';
const tool = await startTool({ log: { write: (l) => { if (!l.includes('"level":30') || l.includes('refused')) process.stdout.write(l); } } });
try {
  console.log(await exampleBadge({ services: tool.services, lms: tool.lms, file: tool.dataDir + '/x.json' }));
} catch (e) { console.log(e); } finally { await tool.close(); }
