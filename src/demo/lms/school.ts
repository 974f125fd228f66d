/** The demo school: who is there, which courses they are in, and what those courses hold. Fixed, so that ids never change. */
export const PERSON_KEYS = [
  'teacher',
  'student',
  'student2',
  'student3',
  'admin',
  'teacher2',
  'assistant',
  'visitor',
] as const;
export type PersonKey = (typeof PERSON_KEYS)[number];

/** `none`: let into the course, without any role there. */
export type CourseRole = 'teacher' | 'assistant' | 'student' | 'none';

export interface Person {
  readonly key: PersonKey;
  /** The `sub` of every launch: a small number, as in Moodle. */
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string;
  readonly email: string;
  /** The school's own number for the person; empty if it has none. */
  readonly idNumber: string;
  readonly siteAdmin: boolean;
  /** What the sign-in page says about them. */
  readonly part: string;
}

/** A link to the tool, placed in a course (LTI resource link). */
export interface Activity {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly container: 'iframe' | 'window';
  readonly custom: Readonly<Record<string, string>>;
  /** Address of its own picture; by default the LMS's. */
  readonly icon?: string;
  /** Its column in the gradebook: an id of a line item. */
  readonly lineItem?: string;
  /** Where a look at one student's work opens (AGS 2.0 §3.2.9, submissionReview). */
  readonly reviewUrl?: string;
}

export interface Section {
  readonly title: string;
  readonly text: string;
  readonly activities: readonly Activity[];
}

export interface Course {
  readonly key: CourseKey;
  readonly id: string;
  readonly shortName: string;
  readonly fullName: string;
  readonly summary: string;
  readonly idNumber: string;
  readonly sections: readonly Section[];
  readonly members: Readonly<Partial<Record<PersonKey, CourseRole>>>;
}

export const COURSE_KEYS = ['eportfolio', 'workshop'] as const;
export type CourseKey = (typeof COURSE_KEYS)[number];

function person(
  key: PersonKey,
  id: number,
  [givenName, familyName]: readonly [string, string],
  part: string,
  details: { readonly username: string; readonly idNumber?: string; readonly siteAdmin?: boolean },
): Person {
  return {
    key,
    id: String(id),
    givenName,
    familyName,
    part,
    username: details.username,
    email: `${details.username}@demo-school.example`,
    idNumber: details.idNumber ?? '',
    siteAdmin: details.siteAdmin ?? false,
  };
}

/** In the order of the sign-in page. */
export const people: readonly Person[] = [
  person('teacher', 3, ['Helena', 'Virtanen'], 'Teacher', { username: 'hvirtanen', idNumber: 'T-1001' }),
  person('student', 10, ['Aino', 'Mäkelä'], 'Student', { username: 'amakela', idNumber: 'S-2001' }),
  person('student2', 11, ['Žiga', 'Kovačič'], 'Student', { username: 'zkovacic', idNumber: 'S-2002' }),
  person('student3', 12, ['Giulia', "D'Amico"], 'Student', { username: 'gdamico' }),
  person('admin', 2, ['Sofia', 'Lindqvist'], 'Site administrator', { username: 'admin', siteAdmin: true }),
  person('teacher2', 4, ['Marko', 'Weiß'], 'Second teacher', { username: 'mweiss', idNumber: 'T-1002' }),
  person('assistant', 5, ['Lukas', 'Brandt'], 'Teaching assistant', { username: 'lbrandt' }),
  person('visitor', 20, ['Jan', 'Peeters'], 'Visitor without a role', { username: 'jpeeters' }),
];

export const courses: readonly Course[] = [
  {
    key: 'eportfolio',
    id: '5',
    shortName: 'EPORT-1',
    fullName: 'Digital ePortfolios in vocational education',
    summary: 'Plan, build and assess ePortfolios together with your students.',
    idNumber: 'C-EPORT-1',
    members: {
      teacher: 'teacher',
      teacher2: 'teacher',
      assistant: 'assistant',
      student: 'student',
      student2: 'student',
      student3: 'student',
      visitor: 'none',
    },
    sections: [
      {
        title: 'Welcome',
        text: 'Over four weeks you design a learning process in which your students collect what they can do in an ePortfolio. Bring a course of your own: you will work on it all the time.',
        activities: [],
      },
      {
        title: 'Show your skills',
        text: 'When your learning design is ready, show it here. Your teacher reviews it against the criteria of the badge.',
        activities: [
          {
            key: 'badges',
            id: '41',
            title: 'ePortfolio badges',
            description: 'Earn an Open Badge for your learning design.',
            container: 'iframe',
            custom: {},
          },
          {
            key: 'badges-window',
            id: '42',
            title: 'ePortfolio badges (new window)',
            description: 'The same tool, with the whole screen for itself.',
            container: 'window',
            custom: {},
          },
        ],
      },
    ],
  },
  {
    key: 'workshop',
    id: '6',
    shortName: 'WOOD-2',
    fullName: 'Workshop skills: wood',
    summary: 'Safe and sound work at the bench, from the first cut to the finished joint.',
    idNumber: '',
    members: { teacher: 'teacher' },
    sections: [
      {
        title: 'Before you start',
        text: 'Read the safety rules on the workshop door. Nobody works alone at the machines.',
        activities: [],
      },
      {
        title: 'Workshop badges',
        text: 'Show what you have made, with photographs of each step.',
        activities: [
          {
            key: 'workshop-badges',
            id: '51',
            title: 'Workshop badges',
            description: 'Earn badges for what you can do at the bench.',
            container: 'iframe',
            custom: {},
          },
          {
            key: 'workshop-badges-window',
            id: '52',
            title: 'Workshop badges (new window)',
            description: 'The same tool, with the whole screen for itself.',
            container: 'window',
            custom: {},
          },
        ],
      },
    ],
  },
];

export const fullName = (who: Person): string => `${who.givenName} ${who.familyName}`;

export const activitiesOf = (course: Course): readonly Activity[] =>
  course.sections.flatMap((section) => section.activities);

export const findPerson = (key: string): Person | undefined => people.find((who) => who.key === key);

/** A course as it stands, with what its teachers have added. */
export function courseWith(added: AddedActivities, course: Course): Course {
  const activities = added.activitiesIn(course.key);
  if (activities.length === 0) return course;
  const section = { title: 'Added by the teachers', text: 'Earn these badges as well.', activities };
  return { ...course, sections: [...course.sections, section] };
}

/** What teachers have added, by course. */
export interface AddedActivities {
  activitiesIn(course: CourseKey): readonly Activity[];
}

/** The courses this person may enter: a site administrator all of them. */
export const coursesFor = (who: Person, added: AddedActivities): readonly Course[] =>
  courses
    .filter((course) => who.siteAdmin || course.members[who.key] !== undefined)
    .map((course) => courseWith(added, course));

/** An activity with its course, if this person may enter that course. */
export function findActivity(
  who: Person,
  id: string,
  added: AddedActivities,
): { readonly course: Course; readonly activity: Activity } | undefined {
  for (const course of coursesFor(who, added)) {
    const activity = activitiesOf(course).find((candidate) => candidate.id === id);
    if (activity) return { course, activity };
  }
  return undefined;
}
