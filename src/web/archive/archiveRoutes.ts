import { AppError } from '../../errors.js';
import { patterns } from '../paths.js';
import { type Route, signedInRoute } from '../route.js';
import { attachment } from '../submit/attachment.js';
import { archiveFiles } from './archiveFiles.js';
import { zip } from './zip.js';

/** A learner's own archive: all their badges with everything that led to them. */
export const archiveRoutes: readonly Route[] = [
  signedInRoute({
    method: 'GET',
    path: patterns.archive,
    handle: (request) => {
      const { services, session, now, text } = request;
      // An admin who came by a setup link is nobody who could have earned a badge.
      if (session.person === undefined) throw new AppError('NOT_FOUND');
      const badges = services.ownArchive(session.institution, session.person);
      return {
        kind: 'stream',
        mediaType: 'application/zip',
        chunks: zip(archiveFiles(badges, request), now),
        headers: { 'Content-Disposition': attachment(text('archive.fileName'), 'zip') },
      };
    },
  }),
];
