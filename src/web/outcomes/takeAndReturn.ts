import type { Takings } from '../../domain/takeOver.js';
import { type FieldFault, InvalidInput } from '../../errors.js';
import { type Answer, seeOther } from '../answer.js';
import type { BadgeRequest } from '../route.js';
import { afterTaking } from './frame.js';

/** Takes over what was ticked and goes back to the form; what can't be taken is shown by `refuse`, at `items`. */
export async function takeAndReturn(
  request: BadgeRequest,
  takings: Takings,
  refuse: (faults: readonly FieldFault[]) => Answer | Promise<Answer>,
): Promise<Answer> {
  const { services, session, badge } = request;
  if (takings.outcomes.length + takings.criteria.length === 0) {
    return refuse([{ field: 'items', message: 'outcomes.faults.noneTicked' }]);
  }
  try {
    const institution = session.institution;
    const taken = await services.takeOverOutcomes({ institution, badge: badge.id, takings });
    return seeOther(afterTaking(request, taken));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return refuse(error.faults.map((each) => ({ ...each, field: 'items' })));
  }
}
