import { readFileSync, mkdirSync } from 'node:fs';
import { chromium } from '/work/main/node_modules/playwright-core/index.mjs';
import { loadLocales } from '/work/main/src/locales/locales.js';
import { submissionPage } from '/work/main/src/web/submit/submissionPage.js';
import { editPage } from '/work/main/src/web/submit/editPage.js';
import { badgePage, shownVersion } from '/work/main/src/web/badge/badgePage.js';
import { reader, render } from '/work/main/test/web/submit/rendering.js';
import { submissionFaults } from '/work/main/src/domain/submissionRules.js';
import { evidenceItem, roundContent, submission } from '/work/main/test/factories/submission.js';
import { institution, ePortfolioContent } from '/work/main/test/factories/badgeContent.js';
import { createImages } from '/work/main/src/images/images.js';
const css = readFileSync('/work/main/views/assets/style.css','utf8');
const images = createImages({ templatesDirs: ['/work/main/badge-templates'] });
const png = await images.render(ePortfolioContent().image, { title: 'ePortfolio Expert', issuer: 'HAMK' });
const axe = readFileSync('/work/main/node_modules/axe-core/axe.min.js','utf8');
const { criteria } = ePortfolioContent().assessmentCriteria;
const round = { ...roundContent({evidence:[evidenceItem(), evidenceItem({id:'e2',url:'https://video.example/1',title:'Video of the lesson',criteria:['criterion-2'],consent:true})]}), number: 1, submittedAt: '2026-11-20T10:00:00.000Z' };
const review = { id:'r', reviewer:'t', reviewedAt:'2026-11-22T10:00:00.000Z', decision:'changesRequested' as const, reason:'Chapter two is missing. Please add the tools.', verdicts:[{criterion:'criterion-1',verdict:'shown' as const,comment:'Clear.'},{criterion:'criterion-2',verdict:'notYet' as const,comment:'Name two tools.'}]};
const issued = { kind:'issued' as const, issued:{ id:'01940000-0000-7000-8000-0000000000d1', institution:'s',course:'c',badge:'b',version:1,submission:'s',learner:'student',state:'issued' as const,visibility:'private' as const,credential:'{}',digest:'d',picture:'p',statusList:'l',statusIndex:1,issuedAt:'2026-11-24T09:00:00.000Z',statusChangedAt:'2026-11-24T09:00:00.000Z',revision:1}};
const blank={content:submission().draft,identifierConsent:false};
const bad={...blank,content:roundContent({evidence:[evidenceItem({url:'www.school.fi/folio'}),evidenceItem({id:'x',url:'http://a.example',title:'x'.repeat(300)})]})};
const sub=(s:any,a:any={kind:'none'})=>render('submit/submission',submissionPage(reader({submission:s}),a,'https://badges.school.example'));
const edit=(st:any,r:any={})=>render('submit/edit',editPage(reader(r),st));
const bp=(roles:any,own?:any,badge:any={})=>{const p=reader({roles,badge});const o=own&&submission(own);return render('badge/badge',badgePage(p,shownVersion(p.badge,roles,o)!,institution().profile,o));};
const pages:Record<string,string>={
 badgeStudent:bp(['student']), badgeTeacher:bp(['teacher'],undefined,{draftChanged:true}), badgeSubmitted:bp(['student'],{state:'submitted'}),
 editBlank:edit({work:blank,faults:[],email:'anna@school.fi'}), editFaults:edit({work:bad,faults:submissionFaults(bad.content,criteria),email:undefined}),
 editChanges:edit({work:{content:round,identifierConsent:true},faults:[],email:'anna@school.fi',conflict:submission({draft:roundContent()})},{submission:{state:'changesRequested',rounds:[{...round,review}]}}),
 submitted:sub({state:'submitted',rounds:[round],waitingSince:round.submittedAt}), changes:sub({state:'changesRequested',rounds:[{...round,review}]}),
 two:sub({state:'submitted',rounds:[{...round,review},{...round,number:2}]}),
 pending:sub({state:'approved',rounds:[round]},{kind:'pending'}), approved:sub({state:'approved',rounds:[{...round,review:{...review,decision:'approved',reason:''}}]},issued),
 revoked:sub({state:'approved',rounds:[round]},{...issued,issued:{...issued.issued,visibility:'public',state:'revoked',revocation:{at:'2026-12-01T09:00:00.000Z',by:'t',reason:'Issued to the wrong person.'}}}),
 trial:sub({state:'submitted',trial:true,rounds:[round]}),
};
const browser=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
mkdirSync('/tmp/shots',{recursive:true});
for(const [w,h] of [[320,568],[390,844],[1280,900]] as const){
 const ctx=await browser.newContext({viewport:{width:w,height:h}});
 const page=await ctx.newPage();
 await page.route('**/*',(route:any)=>{const u=route.request().url();const n=new URL(u).pathname.slice(1);
  if(n.endsWith('.css'))return route.fulfill({contentType:'text/css',body:css});
  if(n.endsWith('.png'))return route.fulfill({contentType:'image/png',body:png});
  if(pages[n])return route.fulfill({contentType:'text/html',body:pages[n].replace(/<script.*?<\/script>/,'')});
  return route.fulfill({status:404,body:''});});
 for(const n of Object.keys(pages)){
  await page.goto('http://x.test/'+n);
  const over=await page.evaluate(()=>document.documentElement.scrollWidth>innerWidth);
  if(over)console.log(w,n,'overflows');
  await page.evaluate(()=>document.querySelectorAll('details').forEach(d=>d.open=true));
  await page.evaluate(axe);
  const r=await page.evaluate(()=>(window as any).axe.run());
  for(const v of r.violations)console.log(w,n,v.id,v.nodes.map((x:any)=>x.html.slice(0,120)));
  if(w!==320)await page.screenshot({path:`/tmp/shots/${n}-${w}.png`,fullPage:true});
 }
 await ctx.close();
}
await browser.close();
