/** Variables as an operating system gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The only place that reads process.env. */
export function readEnvironment(): Environment {
  return process.env;
}
