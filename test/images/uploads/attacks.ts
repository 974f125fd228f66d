/** What people try with pictures, by class. `HERE` stands for an address that counts who asks, `FILE` for a file's. */
export interface Attack {
  readonly name: string;
  readonly content: string;
  readonly reason: RegExp;
  /** A template's attack comes with a manifest that declares `primary`, `icon`, `logo`, `level` and a text. */
  readonly isTemplate?: true;
}

const ROOT =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="512" height="512" viewBox="0 0 512 512">';
const svg = (inner: string): string => `${ROOT}${inner}</svg>`;
const picture = (name: string, inner: string, reason: RegExp): Attack => ({
  name,
  content: svg(inner),
  reason,
});
const whole = (name: string, content: string, reason: RegExp): Attack => ({ name, content, reason });
const template = (name: string, inner: string, reason: RegExp): Attack => ({
  name,
  content: svg(
    `<path fill="{{primary}}" d="{{titleOutline}}"/><path d="{{icon}}"/><image href="{{logo}}" x="0"/>{{#if levelFrom1}}<path d="M0 0h9"/>{{/if}}${inner}`,
  ),
  reason,
  isTemplate: true,
});

/** Within every limit that can be counted, and yet nobody would see it drawn. */
function crossing(lines: number): string {
  const place = (index: number): number => (index * 7919) % 512;
  const path = Array.from({ length: lines }, (_, index) => `L${place(index)} ${place(index * 31 + 7)}`);
  return `<path fill-rule="evenodd" d="M0 0${path.join('')}"/>`;
}

export const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  'runs something': [
    picture('script', '<script>fetch("HERE")</script>', /script/),
    picture('script by address', '<script href="HERE"/>', /script/),
    picture('script in capitals', '<SCRIPT>1</SCRIPT>', /script/),
    picture(
      'script of another prefix',
      '<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>',
      /script/,
    ),
    picture('onload', '<g onload="fetch(1)"><path d="M0 0h9"/></g>', /handler/),
    picture('onclick in capitals', '<path OnClick="x()" d="M0 0"/>', /handler/),
    picture('handler by entity', '<path onfocus="&#106;avascript:x()" d="M0 0"/>', /handler/),
    whole('handler at the root', ROOT.replace('width', 'onload="x()" width').concat('</svg>'), /handler/),
    picture('handler in a style', '<path style="onclick:x" d="M0 0"/>', /handler/),
    picture('script link', '<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>', /link/),
    picture('script paint', '<path fill="javascript:alert(1)" d="M0 0"/>', /outside/),
    picture('script with a line break inside', '<path fill="java&#10;script:alert(1)" d="M0 0"/>', /outside/),
    picture('animated address', '<set attributeName="href" to="javascript:x()"/>', /animation/),
    picture(
      'animation',
      '<rect width="9" height="9"><animate attributeName="x" values="0;9" dur="1s" onend="x()"/></rect>',
      /animation/,
    ),
    picture('style expression', '<path style="width:expression(alert(1))" d="M0 0"/>', /outside/),
  ],
  'brings a page along': [
    picture(
      'foreignObject',
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
      /foreign/,
    ),
    picture('foreignObject in small letters', '<foreignobject/>', /foreign/),
    picture('iframe', '<iframe src="HERE"/>', /foreign/),
    picture('object', '<object data="HERE"/>', /foreign/),
    picture('video', '<video src="HERE"/>', /foreign/),
    picture(
      'page element of another prefix',
      '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="HERE"/>',
      /foreign/,
    ),
    picture('nested svg', '<svg width="9" height="9" onload="x()"/>', /element/),
  ],
  'asks somebody else': [
    picture('picture from afar', '<image href="HERE/a.png" width="9" height="9"/>', /embedded/),
    picture('picture by xlink', '<image xlink:href="HERE/a.png"/>', /embedded/),
    picture('picture from a file', '<image href="FILE"/>', /embedded/),
    picture('picture inside', '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', /embedded/),
    picture('picture without address', '<image/>', /embedded/),
    picture('use from afar', '<use href="HERE/a.svg#a"/>', /element/),
    picture('paint from afar', '<path fill="url(HERE/a.svg#a)" d="M0 0"/>', /outside/),
    picture('paint with spaces', '<path fill="url( \'HERE#a\' )" d="M0 0"/>', /outside/),
    picture('mask from afar', '<path mask="url(HERE#m)" d="M0 0"/>', /outside/),
    picture('clip in a style', '<path style="clip-path:url(HERE#m)" d="M0 0"/>', /outside/),
    picture('background in a style', '<path style="background:url(HERE)" d="M0 0"/>', /outside/),
    picture('escaped address in a style', '<path style="fill:u\\72l(HERE#a)" d="M0 0"/>', /outside/),
    picture('gradient from afar', '<linearGradient id="a" href="HERE#a"/>', /outside/),
    picture('gradient from a file', '<linearGradient id="a" xlink:href="FILE#a"/>', /outside/),
    picture('filter picture', '<filter id="f"><feImage href="HERE"/></filter>', /element|embedded/),
    picture('base address', '<g xml:base="HERE"><path d="M0 0"/></g>', /outside/),
    picture('source', '<path src="HERE" d="M0 0"/>', /outside/),
    picture('imported style sheet', '<style>@import url(HERE/a.css);</style>', /stylesheet/),
    picture('font', '<style>@font-face{font-family:x;src:url(HERE)}</style>', /stylesheet/),
    picture(
      'address in a class',
      '<style>.a{fill:url(HERE#a)}</style><path class="a" d="M0 0"/>',
      /stylesheet/,
    ),
    picture(
      'escaped address in a class',
      '<style>.a{fill:\\75rl(HERE#a)}</style><path class="a" d="M0 0"/>',
      /stylesheet/,
    ),
    picture(
      'address in a class as CDATA',
      '<style><![CDATA[.a{fill:url("HERE#a")}]]></style><path class="a"/>',
      /stylesheet/,
    ),
  ],
  'hides behind names': [
    whole(
      'entity from a file',
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "FILE">]>${svg('<title>&x;</title>')}`,
      /documentType/,
    ),
    whole('entity from afar', `<!DOCTYPE svg [<!ENTITY x SYSTEM "HERE">]>${svg('&x;')}`, /documentType/),
    whole('parameter entity', `<!DOCTYPE svg [<!ENTITY % x SYSTEM "HERE"> %x;]>${svg('')}`, /documentType/),
    whole(
      'a billion laughs',
      `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${svg('&b;')}`,
      /documentType/,
    ),
    picture('entity nobody defined', '<path fill="&red;" d="M0 0"/>', /damaged/),
    whole('page instead of a picture', '<html><body onload="x()"/></html>', /format/),
    whole('picture without its namespace', '<svg width="9" height="9"/>', /format/),
    whole('two roots', `${svg('')}${svg('<script/>')}`, /damaged/),
    whole('unfinished', `${ROOT}<path d="M0 0"`, /damaged/),
    picture('the same attribute twice', '<path d="M0 0" fill="red" fill="url(HERE)"/>', /damaged/),
  ],
  'grows without end': [
    whole('huge canvas', svg('').replace('viewBox="0 0 512 512"', 'viewBox="0 0 9e9 9e9"'), /canvas/),
    whole('canvas of nothing', svg('').replace('viewBox="0 0 512 512"', 'viewBox="0 0 0 0"'), /canvas/),
    whole(
      'canvas that is no number',
      svg('').replace('viewBox="0 0 512 512"', 'viewBox="0 0 NaN NaN"').replace('width="512"', 'width="x"'),
      /canvas/,
    ),
    whole('strip', svg('').replace('viewBox="0 0 512 512"', 'viewBox="0 0 5000 2"'), /canvas/),
    picture(
      'copies of copies',
      '<g id="a"><use href="#b"/><use href="#b"/></g><g id="b"><use href="#a"/></g>',
      /element/,
    ),
    picture(
      'pattern',
      '<pattern id="p" width="0.0001" height="0.0001"><path d="M0 0h9"/></pattern>',
      /element/,
    ),
    picture('filter', '<filter id="f"><feGaussianBlur stdDeviation="99999"/></filter>', /element/),
    picture('turbulence', '<filter id="f"><feTurbulence numOctaves="9999"/></filter>', /element/),
    picture('marker', '<marker id="m"><path d="M0 0"/></marker>', /element/),
    picture('depth', '<g>'.repeat(100) + '</g>'.repeat(100), /tooComplex/),
    picture('great depth', '<g>'.repeat(20_000) + '</g>'.repeat(20_000), /tooComplex|damaged/),
    picture('many parts', '<path d="M0 0h1"/>'.repeat(5_000), /tooComplex/),
    picture('lines that cross each other', crossing(20_000), /tooComplex/),
    picture('endless path', `<path d="${'M0 0L512 512'.repeat(30_000)}"/>`, /tooComplex/),
    picture(
      'countless dashes',
      '<path stroke="#000" stroke-dasharray="0.00001" d="M0 0H512"/>',
      /tooComplex/,
    ),
    picture(
      'countless dashes handed down',
      '<g stroke="#000" stroke-dasharray=".0001,.0001"><circle r="200"/></g>',
      /tooComplex/,
    ),
    picture(
      'countless dashes by class',
      '<style>.a{stroke-dasharray:1e-9}</style><path class="a" d="M0 0H512"/>',
      /tooComplex/,
    ),
    picture('masks in masks', '<mask id="a"><rect mask="url(#b)" width="9" height="9"/></mask>', /nested/),
    picture('clips in clips', '<clipPath id="a"><path clip-path="url(#b)" d="M0 0"/></clipPath>', /nested/),
    picture('surfaces in surfaces', '<g opacity=".5">'.repeat(20) + '</g>'.repeat(20), /tooComplex/),
    picture('many surfaces', '<path opacity="0.9" d="M0 0h9"/>'.repeat(500), /tooComplex/),
    picture('huge numbers', '<path d="M0 0H1e300"/>', /numbers/),
    picture('huge scale', '<g transform="scale(1e30)"><path d="M0 0h1"/></g>', /numbers/),
    picture(
      'quantities of white space',
      `<path transform="translate(1)${' '.repeat(200_000)}!" d="M0 0"/><script/>`,
      /script/,
    ),
    picture('quantities of digits', `<path points="${'1'.repeat(200_000)}!" d="M0 0"/><script/>`, /script/),
    picture(
      'quantities of comments in a style sheet',
      `<style>${'/*'.repeat(100_000)}</style>`,
      /stylesheet/,
    ),
    picture('quantities of selectors', `<style>${'.a '.repeat(60_000)}!</style>`, /stylesheet/),
    whole('too large', svg(`<!--${'x'.repeat(600_000)}-->`), /tooLarge/),
  ],
  'looks different elsewhere': [
    picture('live text', '<text>Title</text>', /text/),
    picture('text on a path', '<textPath href="#a">Title</textPath>', /text/),
    picture(
      'places to fill in, without a manifest',
      '<path fill="{{primary}}" d="M0 0"/>',
      /manifestMissing/,
    ),
    picture('selector beyond classes', '<style>path{fill:red}</style>', /stylesheet/),
    picture('media query', '<style>@media print{.a{fill:red}}</style>', /stylesheet/),
  ],
  'abuses the template language': [
    template('unknown value', '<path fill="{{secret}}" d="M0 0"/>', /placeholder/),
    template('prototype', '<path fill="{{constructor}}" d="M0 0"/>', /placeholder/),
    template('path into a value', '<path fill="{{primary.constructor}}" d="M0 0"/>', /placeholder/),
    template('parent', '<path fill="{{../primary}}" d="M0 0"/>', /placeholder/),
    template('unescaped', '<path fill="{{{primary}}}" d="M0 0"/>', /placeholder/),
    template('helper', '<path fill="{{lookup this \'constructor\'}}" d="M0 0"/>', /placeholder/),
    template('partial', '{{> layout}}', /placeholder/),
    template('loop', '{{#each primary}}<path d="M0 0"/>{{/each}}', /placeholder/),
    template('with', '{{#with __proto__}}<path d="M0 0"/>{{/with}}', /placeholder/),
    template('inline partial', '{{#*inline "x"}}<path d="M0 0"/>{{/inline}}', /placeholder/),
    template('log', '{{log primary}}', /placeholder/),
    template('raw block', '{{{{raw}}}}<path d="M0 0"/>{{{{/raw}}}}', /placeholder/),
    template('comment', '{{!-- x --}}', /placeholder/),
    template('value beside an element', '<g>{{primary}}</g>', /placeholder/),
    template('part of an attribute', '<path fill="url({{primary}})" d="M0 0"/>', /placeholder/),
    template('colour as path data', '<path d="{{primary}}"/>', /placeholder/),
    template('logo as a colour', '<path fill="{{logo}}" d="M0 0"/>', /placeholder/),
    template('element by value', '<{{primary}} d="M0 0"/>', /damaged/),
    template('attribute by value', '<path {{primary}}="x"/>', /damaged/),
    template('tag split by a condition', '<pa{{#if icon}}th{{/if}} d="M0 0"/>', /damaged/),
    template(
      'attribute split by a condition',
      '<path fill="{{#if icon}}red{{/if}}" d="M0 0"/>',
      /placeholder/,
    ),
    template('condition across elements', '<g>{{#if icon}}</g>{{/if}}', /placeholder/),
    template('condition out of an element', '{{#if icon}}<g></g><g>{{/if}}</g>', /placeholder/),
    template('condition without end', '{{#if icon}}<path d="M0 0"/>', /placeholder/),
    template('end without condition', '{{/if}}', /placeholder/),
    template('condition on nothing declared', '{{#if secret}}<path d="M0 0"/>{{/if}}', /placeholder/),
    template('conditions too deep', '{{#if icon}}'.repeat(6) + '{{/if}}'.repeat(6), /templateFault/),
    template('script in a condition', '{{#if icon}}<script>1</script>{{/if}}', /script/),
    template('picture beside the logo', '<image href="HERE/a.png"/>', /embedded/),
  ],
};
