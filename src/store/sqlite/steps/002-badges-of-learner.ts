/** Version 2: a learner's badges, newest first, without reading those of the whole course. */
export const BADGES_OF_LEARNER_STEP = `
ALTER TABLE issuedBadges ADD COLUMN learner TEXT;
UPDATE issuedBadges SET learner = json_extract(document, '$.learner');
CREATE INDEX issuedBadges_institution_learner_by_issuedAt ON issuedBadges (institution, learner, issuedAt, id);
`;
