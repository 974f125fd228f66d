import type { KitFile } from './kitFile.js';
import type { KitWorld } from './kitWorld.js';

/** What a school has to know to put the kit on its web space, and settings for the usual web servers. */
export function* hostingFiles(
  { publicUrl, madeAt }: KitWorld,
  count: { readonly institutions: number; readonly badges: number },
): Generator<KitFile> {
  const made = { publicUrl, madeAt: madeAt.toISOString(), ...count };
  yield { path: 'kit.json', body: `${JSON.stringify(made, undefined, 2)}\n` };
  yield { path: 'README.md', body: readme(publicUrl, madeAt) };
  yield { path: '.htaccess', body: APACHE };
  yield { path: '_headers', body: HEADERS };
  // Hosts that make sites with Jekyll would leave `.well-known` out.
  yield { path: '.nojekyll', body: '' };
}

const APACHE = `DirectoryIndex index.html
Options -Indexes -MultiViews
<FilesMatch "^[A-Za-z0-9_-]+$">
  ForceType application/json
</FilesMatch>
AddType text/plain .jwt
<IfModule mod_headers.c>
  Header set Access-Control-Allow-Origin "*"
</IfModule>
`;

const HEADERS = `/*
  Access-Control-Allow-Origin: *
/status/*
  Content-Type: application/json
/issuers/*/keys/*
  Content-Type: application/json
/endorsements/*
  Content-Type: application/json
/credentials/*.jwt
  Content-Type: text/plain
`;

function readme(publicUrl: string, madeAt: Date): string {
  const { host, pathname } = new URL(publicUrl);
  return `# Survival kit of ${host}

Made on ${madeAt.toISOString().slice(0, 10)}. It holds everything that the badges of this address need to be checked, as plain files:
no program has to run. Badges that people have already keep working, private ones too.

## What to upload where

1. Upload everything in this folder, with the hidden files (\`.well-known\`, \`.htaccess\`), to the web space that answers at
   **${publicUrl}**. The address must stay the same, with https: it is written in every badge.
2. Put it at the top${pathname === '/' ? '' : ` of ${pathname}`}: \`${publicUrl}/issuers/…\` has to show what is in the folder \`issuers\`.
3. Look at the three addresses below in a browser. Each must show something, and none may ask for a password.
   - ${publicUrl}/.well-known/jwks.json
   - ${publicUrl}/verify/
   - any address of a badge that you know, ${publicUrl}/credentials/…

\`.htaccess\` is for Apache, \`_headers\` for Netlify and Cloudflare Pages. nginx needs this:

    location / { root /path/to/this/folder; index index.html; add_header Access-Control-Allow-Origin *; }
    location ~ ^/(status/|endorsements/|issuers/[^/]+/keys/) { root /path/to/this/folder; default_type application/json; add_header Access-Control-Allow-Origin *; }

Switch off lists of folders: whoever knows the address of a public badge may see it, but nobody needs a list of all.

## What it can and can't do

- Badges are checked against these files by any verifier, and by the page \`verify/index.html\`, which also works from a disk.
- Revocations and suspensions are as of the day it was made. To change one, the tool has to run again: keep a backup and the
  secret key.
- Pages of private badges are not in it. Their files (PNG, JSON, token) keep verifying.
- No private key, no name of a learner and no address of one is in it beyond what public badges say themselves.

Make it anew after every term, and keep the last one in a safe place: \`npm run admin -- survival-kit FOLDER --replace\`.
`;
}
