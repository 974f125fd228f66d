/** Why a request was not made or its answer not taken, in words for the log: never anything that was received. */
export class NetworkFault extends Error {
  override readonly name = 'NetworkFault';

  constructor(
    message: string,
    /** Of an answer that was not the wanted one. */
    readonly status?: number,
  ) {
    super(message);
  }
}
