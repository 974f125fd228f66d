/**
 * `unreachable`: no answer, too slow, or an error of the platform's own: worth another try. `notGranted`: no token for
 * this. `refused`: it said no. `malformed`: its answer is not what the specification says.
 */
export type ServiceFaultKind = 'unreachable' | 'notGranted' | 'refused' | 'malformed';

/** Why a service of the platform did not do what was asked. The message is for the log and holds nothing received. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';

  constructor(
    readonly kind: ServiceFaultKind,
    message: string,
    /** HTTP status, when there was an answer. */
    readonly status?: number,
  ) {
    super(message);
  }
}
