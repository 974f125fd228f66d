import assert from 'node:assert/strict';
import { readDefaults, typedDefaults } from '../../src/domain/badgeDefaults.js';
import { derivedElements } from '../../src/domain/derivedElements.js';
import { gradesOf } from '../../src/domain/grades.js';
import { eqfLevelOf, frameworkOf, levelsOf, nationalLevelsOf } from '../../src/domain/nationalLevels.js';
import { creditsFor, hoursFor, hoursPerCredit, workloadDisagrees } from '../../src/domain/workload.js';
import { institution } from '../factories/badgeContent.js';

describe('Workload in credits and hours', () => {
  it('takes the school’s own number, the country’s, or the middle', () => {
    assert.equal(hoursPerCredit('IT', undefined), 25);
    assert.equal(hoursPerCredit('DE', undefined), 30);
    assert.equal(hoursPerCredit('SI', undefined), 27.5);
    assert.equal(hoursPerCredit(undefined, undefined), 27.5);
    assert.equal(hoursPerCredit('IT', 26), 26);
  });

  it('turns one into the other, to the hour and to half a credit', () => {
    assert.equal(hoursFor(2, 27), 54);
    assert.equal(hoursFor(0.5, 27.5), 14);
    assert.equal(creditsFor(54, 27), 2);
    assert.equal(creditsFor(70, 27), 2.5);
    assert.equal(creditsFor(1, 27), 0.5);
  });

  it('doubts what is less than 25 or more than 30 hours for one credit', () => {
    assert.equal(workloadDisagrees(2, 54), false);
    assert.equal(workloadDisagrees(2.5, 70), false);
    assert.equal(workloadDisagrees(5, 54), true);
    assert.equal(workloadDisagrees(1, 54), true);
    assert.equal(workloadDisagrees(undefined, 54), false);
  });
});

describe('National levels', () => {
  it('of Slovenia are ten, on the eight of the EQF', () => {
    const framework = frameworkOf('SI');
    assert.ok(framework);
    assert.deepEqual(
      levelsOf(framework).map(({ level, eqf }) => `${level}=${eqf}`),
      [
        'SOK 1=1',
        'SOK 2=2',
        'SOK 3=3',
        'SOK 4=4',
        'SOK 5=4',
        'SOK 6=5',
        'SOK 7=6',
        'SOK 8=7',
        'SOK 9=8',
        'SOK 10=8',
      ],
    );
  });

  it('of Finland, Germany, Italy and Austria are the EQF’s own numbers', () => {
    for (const country of ['FI', 'DE', 'IT', 'AT']) {
      for (let level = 1; level <= 8; level += 1) assert.equal(nationalLevelsOf(level, country).length, 1);
    }
    assert.deepEqual(nationalLevelsOf(6, 'FI'), ['FiNQF 6']);
    assert.deepEqual(nationalLevelsOf(6, 'FR'), []);
  });

  it('are understood as people write them, and doubted where it is not plain', () => {
    assert.equal(eqfLevelOf('SOK 5'), 4);
    assert.equal(eqfLevelOf('5. raven SOK'), 4);
    assert.equal(eqfLevelOf('DQR-Niveau 6'), 6);
    assert.equal(eqfLevelOf('SOK level 10'), 8);
    for (const written of ['SOK 11', 'SOK 4 or 5', 'level 5', 'SOKOL 5', 'SOK', '']) {
      assert.equal(eqfLevelOf(written), undefined, written);
    }
  });
});

describe('What follows from the elements that are there', () => {
  it('is only what is not there yet', () => {
    assert.deepEqual(derivedElements({}, institution()), {});
    assert.deepEqual(derivedElements({ ects: 2, eqfLevel: 6 }, institution()), {
      hours: 54,
      nationalLevel: 'FiNQF 6',
    });
    assert.deepEqual(derivedElements({ hours: 54, nationalLevel: 'DQR 4' }, institution()), {
      ects: 2,
      eqfLevel: 4,
    });
    assert.deepEqual(derivedElements({ ects: 2, hours: 60 }, institution()), {});
  });

  it('goes by the badge’s country, and leaves a choice to people', () => {
    assert.deepEqual(derivedElements({ eqfLevel: 4, countryCode: 'SI' }, institution()), {});
    assert.deepEqual(derivedElements({ eqfLevel: 5, countryCode: 'SI' }, institution()), {
      nationalLevel: 'SOK 6',
    });
    const school = { ...institution(), badgeDefaults: { hoursPerCredit: 30 } };
    assert.deepEqual(derivedElements({ ects: 2 }, school), { hours: 60 });
  });
});

describe('A school’s defaults', () => {
  it('are read back as they were typed', () => {
    const defaults = {
      hoursPerCredit: 27.5,
      assessmentType: 'Skills demonstration',
      participationForm: 'blended',
      deliveryMode: 'selfPaced',
      supervision: 'unsupervised',
      gradeScale: '1, 2, 3',
      qualityAssurance: 'Internal quality system',
      qualityAssuranceType: 'both',
      qualityAssuranceUrl: 'https://school.example/quality',
    } as const;
    assert.deepEqual(readDefaults(typedDefaults(defaults)), { defaults, faults: [] });
    assert.deepEqual(readDefaults(typedDefaults()), { defaults: {}, faults: [] });
  });

  it('name every fault', () => {
    const typed = {
      ...typedDefaults(),
      hoursPerCredit: '31',
      participationForm: 'by post',
      qualityAssuranceUrl: 'javascript:alert(1)',
    };
    assert.deepEqual(
      readDefaults(typed).faults.map(({ field, message }) => `${field} ${message}`),
      [
        'hoursPerCredit define.faults.number.hoursPerCredit',
        'participationForm define.faults.choice',
        'qualityAssuranceUrl define.faults.webAddress',
      ],
    );
  });
});

describe('Grades', () => {
  it('are those between the commas, each once', () => {
    assert.deepEqual(gradesOf({ gradeScale: ' 1, 2,2 ; 3,' }), ['1', '2', '3']);
    assert.deepEqual(gradesOf({}), []);
  });
});
