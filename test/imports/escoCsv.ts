/** A file like ESCO's `skills_<language>.csv`, of invented skills. */
export function escoCsv(skills: readonly (readonly [label: string, others: string])[]): string {
  const rows = skills.map(([label, others], index) => {
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    return `KnowledgeSkillCompetence,${escoUri(index)},skill/competence,cross-sector,${quote(label)},${quote(others)},,released,2026-01-01T00:00:00Z,,,http://data.europa.eu/esco/concept-scheme/skills,${quote(`About ${label}.`)}`;
  });
  return [HEADER, ...rows].join('\n');
}

const HEADER =
  'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description';

export function escoUri(index: number): string {
  return `http://data.europa.eu/esco/skill/00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

/** As many as ESCO has. */
export function manySkills(): string {
  const verbs = ['assess', 'plan', 'monitor', 'operate', 'teach', 'repair', 'document', 'develop'];
  const things = ['students', 'lessons', 'machines', 'portfolios', 'woodworking', 'invoices', 'networks'];
  return escoCsv(
    Array.from({ length: 13_900 }, (_, index) => [
      `${verbs[index % verbs.length]} ${things[index % things.length]} ${index}`,
      Array.from({ length: 6 }, (_, other) => `another name ${index} of kind ${other}`).join('\n'),
    ]),
  );
}
