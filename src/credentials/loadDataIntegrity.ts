let loading: ReturnType<typeof load> | undefined;

/** The libraries that sign and canonicalize are heavy and only needed at the first badge: loaded then, and kept. */
export function loadDataIntegrity() {
  loading ??= load();
  return loading;
}

function load() {
  return import('./adapters/dataIntegrity.js');
}
