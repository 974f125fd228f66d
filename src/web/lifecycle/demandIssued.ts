import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { AppError } from '../../errors.js';
import type { ReviewDetails } from '../review/reviewPage.js';

/** @throws {AppError} NOT_FOUND where no badge was issued (yet) */
export function demandIssued({ issued }: Pick<ReviewDetails, 'issued'>): IssuedBadge {
  if (issued === undefined) throw new AppError('NOT_FOUND', { message: 'review.revoke.notIssued' });
  return issued;
}
