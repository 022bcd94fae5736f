/**
 * The script of embeds, `/embed.js`: it gives frames of ours the height they ask for, and defines `<gongkai-chart src="…">`,
 * whose src is any address of a chart of this server (its page's, its picture's, or the question alone). What stands inside
 * the element, a picture with its link, is what is seen until the script runs, and where it never does.
 *
 * A frame is known by its window, and its origin must be that of its address, or "null", which a sandbox makes of it; one that
 * has a name hears only messages that carry it or none. A message carries `{type:'gongkai:resize', v:1, id, height}` and no secret. Changes under 2 px are ignored, and after twenty in two
 * seconds the frame keeps its height, for a page and a frame may chase each other for ever. A frame that had told its height
 * before this script ran is asked for it once more.
 */
export const EMBED_SCRIPT = `(()=>{'use strict';
const seen=new WeakMap();
addEventListener('message',({source,origin,data:d})=>{
if(!d||d.type!=='gongkai:resize'||d.v!==1||typeof d.height!=='number'||!(d.height>=50&&d.height<=5000))return;
for(const f of document.querySelectorAll('iframe[data-gongkai]')){
if(f.contentWindow!==source||(origin!=='null'&&origin!==new URL(f.src).origin)||(f.dataset.gongkai&&d.id&&f.dataset.gongkai!==d.id))continue;
const h=Math.ceil(d.height),now=Date.now(),s=(seen.get(f)||[]).filter(t=>now-t<2000);
if(s.length>=20||Math.abs(f.clientHeight-h)<2)return;
s.push(now);seen.set(f,s);f.style.height=h+'px';return}});
for(const f of document.querySelectorAll('iframe[data-gongkai]'))if(f.contentWindow)f.contentWindow.postMessage({type:'gongkai:ask',v:1},'*');
const base=new URL(document.currentScript?document.currentScript.src:location.href).origin;
if(!customElements.get('gongkai-chart'))customElements.define('gongkai-chart',class extends HTMLElement{
static observedAttributes=['src','address','title'];
connectedCallback(){this.draw()}
attributeChangedCallback(){if(this.isConnected)this.draw()}
draw(){const a=(this.getAttribute('src')||this.getAttribute('address')||'').replace(/^[^?]*\\?/,''),f=document.createElement('iframe');
f.src=base+'/embed?'+a;f.title=this.getAttribute('title')||'Gongkai';f.loading='lazy';f.dataset.gongkai='';
f.setAttribute('sandbox','allow-scripts allow-popups');f.style.cssText='width:100%;height:480px;border:0;display:block';
this.style.display='block';this.replaceChildren(f)}});
})();
`;

/**
 * Inside a frame: tells the page around it how high it is, where scripts run at all. A page of WordPress keeps a frame
 * hidden until it answers with the secret of its address. The id is the name of the question (nameAddress), which whoever
 * made the frame can work out, and which a parameter hung on the address by somebody does not change.
 */
export const EMBED_SIZER = `(()=>{if(parent===window)return;
const id=document.documentElement.dataset.frame,wp=/[#?&]secret=(\\w+)/.exec(location.hash);
let last=0,wait=0;
const send=()=>{wait=0;const height=Math.ceil(document.documentElement.getBoundingClientRect().height);
if(Math.abs(height-last)<2)return;last=height;
parent.postMessage({type:'gongkai:resize',v:1,id,height},'*');
if(wp)parent.postMessage({message:'height',value:height,secret:wp[1]},'*')};
addEventListener('message',({source,data:d})=>{if(source===parent&&d&&d.type==='gongkai:ask'){last=0;send()}});
const later=()=>{if(!wait)wait=setTimeout(send,100)};
new ResizeObserver(later).observe(document.documentElement);send()})();`;
