// tsc emits only JavaScript: the words people read (src/locales) travel beside it.
import { cpSync } from 'node:fs';

cpSync('src/locales', 'dist/locales', { recursive: true, filter: (path) => !path.endsWith('.ts') });
