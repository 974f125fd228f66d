import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { SqliteConnection } from '../../../src/store/sqlite/connection.js';
import { WriteQueue } from '../../../src/store/sqlite/writeQueue.js';
import { useTemporaryFolder } from './temporaryFolder.js';

const NORMAL = 1;
const FULL = 2;

describe('The write queue', () => {
  const path = useTemporaryFolder();
  let connection: SqliteConnection;
  let queue: WriteQueue;
  beforeEach(() => {
    connection = new SqliteConnection(path('queue.sqlite'), 0);
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.execute('CREATE TABLE notes (text TEXT)');
    queue = new WriteQueue(connection, 1000);
  });
  afterEach(() => connection.close());

  /** Writes, and says how the commit that it is in treats the disk. */
  const write = (durable: boolean) =>
    queue.submit(
      () => {
        connection.change('INSERT INTO notes VALUES (?)', [String(durable)]);
        return connection.pragma('synchronous');
      },
      { durable },
    );

  it('waits for the disk but for what is fleeting', async () => {
    assert.equal(await write(true), FULL);
    assert.equal(await write(false), NORMAL);
    assert.equal(await write(true), FULL);
    assert.equal(connection.rows('SELECT * FROM notes').length, 3);
  });

  it('waits for the disk when one of a group wants it', async () => {
    assert.equal(await write(false), NORMAL);
    assert.deepEqual(await Promise.all([write(false), write(true), write(false)]), [FULL, FULL, FULL]);
  });
});
