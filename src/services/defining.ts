import { sortPastedText } from '../imports/pastedText/sortPastedText.js';
import { createApplySheet } from '../usecases/applySheet.js';
import { createArchiveBadge } from '../usecases/archiveBadge.js';
import { createChangeBadgeDraft } from '../usecases/changeBadgeDraft.js';
import { createCreateBadge } from '../usecases/createBadge.js';
import { createDrawBadge } from '../usecases/drawBadge.js';
import {
  createKeepFramework,
  createListFrameworks,
  createReadFramework,
  createRemoveFramework,
} from '../usecases/keepFramework.js';
import { createListBadges } from '../usecases/listBadges.js';
import { createListOtherBadges, createReadOtherBadge } from '../usecases/otherBadges.js';
import { createPlanSheet } from '../usecases/planSheet.js';
import { createPublishBadge } from '../usecases/publishBadge.js';
import { createReadPicture } from '../usecases/readPicture.js';
import { createSaveBadgeDraft } from '../usecases/saveBadgeDraft.js';
import { createSchoolPictures } from '../usecases/schoolPictures.js';
import { createSearchSkills } from '../usecases/searchSkills.js';
import { createListSheetBadges } from '../usecases/sheetBadges.js';
import { createTakeOverOutcomes } from '../usecases/takeOverOutcomes.js';
import { createUndoBadgeDraft } from '../usecases/undoBadgeDraft.js';
import { paths } from '../web/paths.js';
import type { Parts } from './parts.js';

/** A teacher describes, draws and publishes badges. */
export function defining(parts: Parts) {
  const { store, publicUrl } = parts;
  return {
    archiveBadge: createArchiveBadge(parts),
    changeBadgeDraft: createChangeBadgeDraft(parts),
    createBadge: createCreateBadge(parts),
    drawBadge: createDrawBadge(parts),
    keepFramework: createKeepFramework(parts),
    listBadges: createListBadges(parts),
    listFrameworks: createListFrameworks(parts),
    listOtherBadges: createListOtherBadges(parts),
    publishBadge: createPublishBadge(parts),
    readFramework: createReadFramework(parts),
    removeFramework: createRemoveFramework(parts),
    readOtherBadge: createReadOtherBadge({
      store,
      achievementAddress: (badge, version) => `${publicUrl}${paths.achievement(badge, version)}`,
    }),
    readPicture: createReadPicture(parts),
    schoolPictures: createSchoolPictures(parts),
    saveBadgeDraft: createSaveBadgeDraft(parts),
    searchSkills: createSearchSkills(parts),
    shrinkPicture: parts.images.shrink,
    sortPastedText,
    takeOverOutcomes: createTakeOverOutcomes(parts),
    undoBadgeDraft: createUndoBadgeDraft(parts),
  };
}

/** Badges as a spreadsheet, out and in. */
export function tabulating(parts: Parts) {
  const verbs = { createBadge: createCreateBadge(parts), saveBadgeDraft: createSaveBadgeDraft(parts) };
  return {
    applySheet: createApplySheet({ ...parts, ...verbs }),
    listSheetBadges: createListSheetBadges(parts),
    planSheet: createPlanSheet(parts),
    sheetFiles: parts.sheetFiles,
  };
}
