// Loaded into a measured process before its own code: tells what the process has used so far, or which scripts it has.
process.on('message', async (question) => {
  if (question === 'scripts') return process.send?.(await scripts());
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMilliseconds: (user + system) / 1000, residentBytes: process.memoryUsage.rss() });
});
process.channel?.unref();

async function scripts() {
  const { Session } = await import('node:inspector');
  const session = new Session();
  session.connect();
  const found = [];
  session.on('Debugger.scriptParsed', ({ params }) => found.push(params.url));
  session.post('Debugger.enable');
  session.disconnect();
  return found;
}
