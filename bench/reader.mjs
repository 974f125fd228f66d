// Reads one address again and again, for as long as it may, and then tells how long each answer took, in milliseconds.
const PAUSE_MS = 10;
const [address] = process.argv.slice(2);
const times = [];
let going = true;
process.on('message', () => {
  going = false;
});
while (going) {
  const started = performance.now();
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => undefined);
  // A connection that the server closed, being idle for too long, says nothing about the page.
  if (answer === undefined) continue;
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
  times.push(performance.now() - started);
  if (times.length === 1) process.send?.('reading');
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
process.send?.(times);
process.disconnect?.();
