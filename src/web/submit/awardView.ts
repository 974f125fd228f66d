import { readAwardFacts } from '../../domain/correction.js';
import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { paths } from '../paths.js';
import { type Award, type SubmissionReader, studentContent } from './submissionReader.js';

/** The badge at once: picture, files, public link, and who may see it. Undefined where nothing was awarded. */
export function awardView(reader: SubmissionReader, award: Award, publicUrl: string) {
  if (award.kind === 'none') return undefined;
  const { submission, badge, text } = reader;
  const { title, image } = studentContent(reader);
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
    identified: identifiedWords(issued, text),
    validUntil:
      issued.validUntil && text('lifecycle.award.validUntil', { date: present.date(issued.validUntil) }),
    corrected:
      issued.correctedAt && text('lifecycle.award.correctedAt', { date: present.date(issued.correctedAt) }),
    archive: paths.archive(),
    png: paths.submissionPicture(submission.id),
    svg: paths.submissionSvg(submission.id),
    json: paths.submissionCredential(submission.id),
    address: publicUrl + paths.credential(issued.id),
    isPublic,
    visibility: {
      action: paths.visibility(submission.id),
      label: text(isPublic ? 'submit.visibility.public' : 'submit.visibility.private'),
      kind: isPublic ? 'good' : 'wait',
      words: text(isPublic ? publicWords(issued) : 'submit.visibility.privateWords'),
      value: isPublic ? 'private' : 'public',
      button: text(isPublic ? 'submit.visibility.makePrivate' : 'submit.visibility.makePublic'),
    },
    verify: paths.verify(),
  };
}

/** Whom the badge names, and by what it can be matched. */
function identifiedWords({ credential }: IssuedBadge, text: SubmissionReader['text']): string {
  const { learnerName } = readAwardFacts(credential);
  const hashed = credential.includes('"identityHash":"sha256$');
  const words = [
    ...(learnerName === undefined ? [] : [text('submit.award.named', { name: learnerName })]),
    ...(hashed ? [text('submit.award.identified')] : []),
  ];
  return words.length === 0 ? text('submit.award.notIdentified') : words.join(' ');
}

function publicWords({ credential }: IssuedBadge): string {
  const { learnerName } = readAwardFacts(credential);
  return learnerName === undefined ? 'submit.visibility.publicWords' : 'submit.visibility.publicWordsNamed';
}
