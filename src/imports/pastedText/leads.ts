/** Who is spoken of: English, Finnish, German, Italian, Slovenian. */
const PEOPLE: readonly string[] = [
  '(?:(?:the|a|an|each|every) )?(?:successful )?(?:learners?|students?|earners?|participants?|trainees?|graduates?|candidates?|holders?|pupils?|persons?|individuals?|apprentices?|you|they)(?: of (?:the|this) (?:open )?(?:badge|micro-credential|course|module|programme|unit))?(?: who (?:earns?|completes?|holds?) (?:the|this) [\\p{L}-]+)?',
  '(?:osaamismerkin |merkin |kurssin |opintojakson )?(?:opiskelija|oppija|osallistuja|saaja|suorittaja|suorittanut(?: opiskelija)?|haltija|tutkinnon suorittaja)',
  '(?:(?:der|die|das|den) )?(?:lernenden?|studierenden?|teilnehmenden?|schüler(?:innen)?(?: und schüler(?:innen)?)?|absolvent(?:in|innen|en)?(?: und absolventen)?|inhaber(?:in|innen)?(?: und inhaber|\\/-?in)?(?: de[sr] badges?)?|auszubildenden?|teilnehmer(?:in|innen)?(?: und teilnehmer)?|(?:lernende |studierende )?person(?:en)?)(?:,? die (?:das|den|diesen) badge (?:erwirbt|erhält|trägt),?)?|wer (?:das|den|diesen) (?:open )?badge (?:erworben hat|erhalten hat|erwirbt|erhält|hat|trägt)',
  "(?:(?:il|lo|la|gli|le|i|l['’]) ?)?(?:discent[ei]|student[ei]|student[ei]ss[ae]|partecipant[ei]|alliev[oaie]|titolar[ei](?: del badge)?|apprendent[ei]|corsist[ai]|candidat[oi])|chi (?:ottiene|consegue|possiede) (?:il|questo) badge",
  '(?:učeč[ia] se|dijak(?:inja|i|inje)?(?:\\/-?inja)?|študent(?:ka|i|ke)?(?:\\/-?ka)?|udeležen(?:ec|ka|ci|ke)(?:\\/-?ka)?(?: usposabljanja)?|prejemni[ck](?:a|i|e)?(?: značke)?|imetni[ck](?:a|i|e)?(?: značke)?|kandidat(?:ka|i|ke)?)',
];

/** … is able to. */
const ABLE: readonly string[] = [
  '(?:is|are|will be|should be|be) (?:able|capable|expected|competent) (?:to|of)|(?:can|could|will|should|must|is going to)(?: be able to)?|knows? how to|(?:has|have|will have) (?:demonstrated|shown) the ability to',
  'osaa(?:vat)?|pystyy|kykenee|hallitsee',
  '(?:ist|sind|wird|werden)(?: dazu)? (?:in der lage|fähig|befähigt)(?:,? zu)?|(?:kann|können)',
  '(?:è|sono|sarà|saranno) (?:in grado|capac[ei])(?: di)?|(?:sa|sanno|saprà|sapranno|può|possono|potrà|potranno)',
  '(?:je|so|bo|bodo) (?:sposob(?:en|na|ni|ne)|zmož(?:en|na|ni|ne)|usposobljen(?:a|i|e)?)(?: za)?|zna(?:jo)?|zmore(?:jo)?|bo (?:znal|znala)|bodo (?:znali|znale)',
];

/** On completion of the course, … */
const OPENING =
  '(?:[^.;:]{0,80}?(?:complet|end of|finish|afterwards|after |upon |on success|suoritettuaan|jälkeen|abschluss|ende de[sr]|nach de[mr]|al termine|alla fine|a conclusione|dopo |ob koncu|po zaključ|po končan|po uspešn)[^.;:]{0,80}?[,:]? ?)?';

const each = (parts: readonly string[]): string => `(?:${parts.map((part) => `(?:${part})`).join('|')})`;
const NOT_IN_WORD = '(?![\\p{L}\\p{N}])';
const ABLE_LEAD = new RegExp(`^${OPENING}${each(PEOPLE)}[, ]+${each(ABLE)}${NOT_IN_WORD}`, 'iu');
/** The verb first, as after an opening in German and Slovenian. */
const INVERTED_LEAD = new RegExp(
  `^${OPENING}(?:(?:ist|sind|wird|werden|können|kann) (?:${PEOPLE[2]})(?:,? (?:dazu )?(?:in der lage|fähig|befähigt)(?:,? zu)?)?|(?:bo|bodo|je|so) (?:${PEOPLE[4]}) (?:sposob(?:en|na|ni|ne)|zmož(?:en|na|ni|ne)|znal[aie]?))${NOT_IN_WORD}`,
  'iu',
);
/** Nobody is named. */
const SHORT_LEAD = new RegExp(
  `^${OPENING}(?:(?:to )?be able to|able to|è in grado di|sono in grado di|sarà in grado di|saper|zna|osaa|je sposoben)\\s*[:…]*$`,
  'iu',
);
const BARE_LEAD = new RegExp(`^${each(PEOPLE)}\\s*[:…]?$`, 'iu');
const REST = /^\s*(?:[:…–-]|\.{2,3})*\s*/u;

/** No lead is longer, in characters; and patterns are never tried on more. */
const LONGEST = 240;

export interface Lead {
  readonly lead: string;
  /** What goes on in the same line. */
  readonly rest: string;
  /** It says what somebody is able to do; otherwise it only names them, as criteria do. */
  readonly able: boolean;
}

/** The lead sentence that a line is or begins with, in any of the five languages. */
export function readLead(text: string): Lead | undefined {
  const beginning = text.slice(0, LONGEST);
  const found = ABLE_LEAD.exec(beginning)?.[0] ?? INVERTED_LEAD.exec(beginning)?.[0];
  if (found !== undefined) {
    const after = text.slice(found.length);
    const rest = after.slice(REST.exec(after)?.[0].length ?? 0);
    return { lead: found.trim(), rest: rest.trim(), able: true };
  }
  if (text.length > LONGEST) return undefined;
  if (SHORT_LEAD.test(text)) return { lead: withoutColon(text), rest: '', able: true };
  if (BARE_LEAD.test(text)) return { lead: withoutColon(text), rest: '', able: false };
  return undefined;
}

function withoutColon(text: string): string {
  return text.replace(/\s*(?:[:…]|\.{2,3})+$/u, '');
}
