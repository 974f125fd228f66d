import type { LineKind } from '../../domain/pastedText.js';

/** Which part of a badge the lines below a heading belong to. `none`: of something that a badge has no place for. */
export type Section = Extract<
  LineKind,
  'outcome' | 'criterion' | 'title' | 'description' | 'tags' | 'skillsDemonstration'
>;

/** Headings as curricula and badge pages write them: English, Finnish, German, Italian, Slovenian. */
const HEADINGS: Readonly<Record<Section, readonly string[]>> = {
  outcome: [
    '(?:intended |expected )?learning outcomes?|competenc[ey] objectives?|learning objectives?|competenc(?:e|ies|es|y)|objectives?|skills(?: and competences?)?|knowledge(?:,? skills)?(?: and (?:skills|competences?))?|outcomes?',
    'osaamistavoit(?:e|teet)|oppimistavoit(?:e|teet)|oppimistulokset|ammattitaitovaatimukset|osaaminen|tavoitteet',
    'lernergebnisse?|lernziele?|kompetenz(?:en|ziele?)?|qualifikationsziele?|angestrebte lernergebnisse',
    "risultati (?:di|dell[’']) ?apprendimento(?: attesi)?|obiettiv[oi] (?:di apprendimento|formativ[oi]|di competenza)|competenze(?: attese)?|conoscenze e (?:abilità|competenze)|abilità",
    'učni (?:izidi|cilji|rezultati)|predvideni (?:študijski|učni) (?:rezultati|izidi)|kompetenc[ae]|cilj(?:i)?(?: kompetenc[e]?| in kompetence)?|poklicne kompetence|kompetenčni cilj(?:i)?',
  ],
  criterion: [
    '(?:assessment|evaluation|performance|grading) criteri(?:a|on)|criteria',
    'arviointikriteerit|arvioinnin kriteerit|kriteerit|arviointi',
    '(?:bewertungs|beurteilungs|leistungs)?kriterien|bewertung',
    'criteri (?:di|per la) valutazione|criteri|indicatori',
    '(?:merila|kriteriji|kriterij) (?:za )?ocenjevanj[ea]|ocenjevalni kriteriji|ocenjevalna merila|merila|kriteriji',
  ],
  skillsDemonstration: [
    'skills? demonstration|demonstration of (?:skills?|competences?)|evidence(?: required)?|how to (?:show|demonstrate)[^:]{0,40}',
    'osaamisen osoittaminen|näyttö|osaamisen näyttö',
    'kompetenznachweis|nachweis(?: der kompetenzen?)?|leistungsnachweis|nachweise',
    'dimostrazione delle (?:competenze|abilità)|prova(?: pratica)?|evidenze',
    'prikaz (?:spretnosti|znanja|kompetenc)|dokazil[ao]|dokazovanje (?:kompetenc|znanja)',
  ],
  description: [
    '(?:badge |short |course )?description|about(?: (?:this|the) badge)?',
    'kuvaus',
    '(?:kurz)?beschreibung',
    'descrizione',
    '(?:kratek )?opis(?: značke)?',
  ],
  tags: [
    'tags?|keywords?',
    'avainsanat|tunnisteet|asiasanat',
    'schlagw(?:ö|oe)rter|stichw(?:ö|oe)rter',
    'parole chiave',
    'oznake|ključne besede',
  ],
  title: [
    '(?:badge )?(?:title|name)',
    '(?:osaamismerkin )?nimi',
    '(?:titel|name)(?: des badges)?|badge-titel',
    'titolo|nome(?: del badge)?',
    '(?:naziv|naslov|ime)(?: značke)?',
  ],
};

const SECTIONS = ['outcome', 'criterion', 'skillsDemonstration', 'description', 'tags', 'title'] as const;
const PATTERNS = SECTIONS.map((section) => ({
  section,
  alone: new RegExp(`^(?:${HEADINGS[section].join('|')})\\s*:?$`, 'iu'),
  before: new RegExp(`^(?:${HEADINGS[section].join('|')})\\s*:\\s*(?=\\S)`, 'iu'),
}));

/** No heading is longer, in characters. */
const LONGEST = 100;

/** A heading alone on its line. */
export function readHeading(text: string): Section | undefined {
  // A word of a broken sentence begins small.
  if (text.length > LONGEST || /^\p{Ll}/u.test(text)) return undefined;
  return PATTERNS.find(({ alone }) => alone.test(text))?.section;
}

/** A heading with its text behind the colon: `Tags: design, learning`. */
export function readLabel(text: string): { readonly section: Section; readonly label: string } | undefined {
  for (const { section, before } of PATTERNS) {
    const label = before.exec(text.slice(0, LONGEST))?.[0];
    if (label !== undefined) return { section, label: label.trim() };
  }
  return undefined;
}
