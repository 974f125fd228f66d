// Loaded into a measured process before its own code: answers each message with what the process has used so far.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMilliseconds: (user + system) / 1000, residentBytes: process.memoryUsage.rss() });
});
process.channel?.unref();
