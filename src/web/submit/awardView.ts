import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { paths } from '../paths.js';
import { type Award, type SubmissionReader, versionContent } from './submissionReader.js';

/** The badge at once: picture, files, public link, and who may see it. Undefined where nothing was awarded. */
export function awardView(reader: SubmissionReader, award: Award, publicUrl: string) {
  if (award.kind === 'none') return undefined;
  const { submission, badge, text } = reader;
  const { title, image } = versionContent(reader);
  const shown = {
    heading: text('submit.award.heading'),
    title,
    picture: paths.badgePicture(badge.id, submission.version),
    pictureAlt: image.alt ?? text('badgePage.pictureAlt', { title }),
  };
  if (award.kind === 'pending') return { ...shown, pending: paths.submission(submission.id) };
  return { ...shown, issued: issuedView(reader, award.issued, publicUrl) };
}

function issuedView({ submission, text, present }: SubmissionReader, issued: IssuedBadge, publicUrl: string) {
  const isPublic = issued.visibility === 'public';
  return {
    issuedAt: text('submit.award.issuedAt', { date: present.date(issued.issuedAt) }),
    identified: text(
      issued.credential.includes('"identityHash"') ? 'submit.award.identified' : 'submit.award.notIdentified',
    ),
    png: paths.submissionPicture(submission.id),
    json: paths.submissionCredential(submission.id),
    address: publicUrl + paths.credential(issued.id),
    isPublic,
    visibility: {
      action: paths.visibility(submission.id),
      label: text(isPublic ? 'submit.visibility.public' : 'submit.visibility.private'),
      kind: isPublic ? 'good' : 'wait',
      words: text(isPublic ? 'submit.visibility.publicWords' : 'submit.visibility.privateWords'),
      value: isPublic ? 'private' : 'public',
      button: text(isPublic ? 'submit.visibility.makePrivate' : 'submit.visibility.makePublic'),
    },
    verify: paths.verify(),
  };
}
