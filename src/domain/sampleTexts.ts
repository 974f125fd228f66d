/** Titles and issuers as schools have them, to try templates with: a short one, and one of about 120 characters with the language’s long words. */
export interface SampleTexts {
  readonly language: string;
  readonly name: string;
  readonly short: { readonly title: string; readonly issuer: string };
  readonly long: { readonly title: string; readonly issuer: string };
}

export const SAMPLE_TEXTS: readonly SampleTexts[] = [
  {
    language: 'en',
    name: 'English',
    short: { title: 'ePortfolio expert', issuer: 'Riverside College' },
    long: {
      title:
        'Environmental responsibility, internationalisation and interdisciplinary communication in vocational schools of the area',
      issuer: 'The Northern Counties’ College of Agriculture, Horticulture and Environmental Conservation',
    },
  },
  {
    language: 'fi',
    name: 'Suomi',
    short: { title: 'Työ ja ohjaus', issuer: 'Åbo Akademi' },
    long: {
      title:
        'Monialainen työelämäyhteistyö, saavutettavuusosaaminen ja kestävän kehityksen mukainen toiminta Ålandin ammattiopistossa',
      issuer: 'Hämeenlinnan seudun ammatillisen koulutuksen kuntayhtymä, Lahdensivun toimipiste',
    },
  },
  {
    language: 'de',
    name: 'Deutsch',
    short: { title: 'Öko-Lotse', issuer: 'BBS Münsterland' },
    long: {
      title:
        'Lebensmittelverarbeitungstechnik, Straßenverkehrssicherheit und Datenschutzgrundverordnung für unsere Übungswerkstätten',
      issuer: 'Staatliches Berufsbildungszentrum für Gesundheits- und Krankenpflege Östliches Münsterland',
    },
  },
  {
    language: 'it',
    name: 'Italiano',
    short: { title: 'Più lingue', issuer: 'Istituto Galilei' },
    long: {
      title:
        'Responsabilità ambientale, internazionalizzazione e comunicazione interdisciplinare nelle più antiche città, perché no?!',
      issuer: 'Istituto di Istruzione Superiore “Leonardo da Vinci” – Indirizzo Enogastronomia e Ospitalità',
    },
  },
  {
    language: 'sl',
    name: 'Slovenščina',
    short: { title: 'Čebelar začetnik', issuer: 'Šolski center Nova Gorica' },
    long: {
      title:
        'Najodgovornejše načrtovanje trajnostnega čebelarjenja, medkulturnega sporazumevanja in življenja na slovenskem podeželju',
      issuer: 'Biotehniški izobraževalni center Ljubljana, Gimnazija in veterinarska šola ter Živilska šola',
    },
  },
];
