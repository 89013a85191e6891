/**
 * The one script of the page: sort, filter, theme, opening what a link points to, copying the link to it. The page is complete without it;
 * every control it needs it makes itself. It reads and writes nothing outside the page.
 */
export const SCRIPT = `(()=>{
'use strict';
const all=(selector,root=document)=>[...root.querySelectorAll(selector)];
const make=(tag,text,props={})=>Object.assign(document.createElement(tag),{textContent:text},props);
const comma=document.documentElement.lang!=='en';
const plain=(text)=>comma?text.replace(/[\\s.<>]/g,'').replace(',','.'):text.replace(/[,<>]/g,'');
const valueOf=(cell,numeric)=>{const raw=cell.dataset.v??cell.textContent.trim();if(!numeric&&cell.dataset.v===undefined)return raw.toLowerCase();const value=parseFloat(plain(raw));return Number.isNaN(value)?-1:value};
const compare=(a,b)=>typeof a==='number'&&typeof b==='number'?a-b:String(a)<String(b)?-1:String(a)>String(b)?1:0;
for(const table of all('table.sort')){
  const heads=all('thead th',table);
  heads.forEach((head,index)=>{
    const button=make('button',head.textContent,{type:'button'});
    head.replaceChildren(button);
    button.addEventListener('click',()=>{
      const down=head.getAttribute('aria-sort')===(head.classList.contains('n')?'descending':'ascending');
      const order=head.classList.contains('n')!==down?'descending':'ascending';
      heads.forEach((other)=>other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort',order);
      const rows=all('tbody tr',table).map((row)=>({row,value:valueOf(row.cells[index],head.classList.contains('n'))}));
      rows.sort((a,b)=>order==='ascending'?compare(a.value,b.value):compare(b.value,a.value));
      table.tBodies[0].append(...rows.map((entry)=>entry.row));
    });
  });
}
const query=()=>{const match=/^#\\?q=(.*)$/.exec(location.hash);try{return match?decodeURIComponent(match[1]):''}catch{return ''}};
for(const table of all('table.filter')){
  const input=make('input','',{type:'search',placeholder:table.dataset.hint});
  const label=make('label',table.dataset.filter+' ');
  const status=make('span','');
  status.setAttribute('aria-live','polite');
  label.append(input);
  const bar=make('p','',{className:'tool'});
  bar.append(label,status);
  table.closest('.scroll').before(bar);
  const rows=all('tbody tr',table).map((row)=>({row,text:row.textContent.toLowerCase()}));
  const apply=()=>{
    const words=input.value.toLowerCase().split(/\\s+/).filter((word)=>word!==''&&word!=='!');
    let shown=0;
    for(const {row,text} of rows){
      const fits=words.every((word)=>word[0]==='!'?!text.includes(word.slice(1)):text.includes(word));
      row.hidden=!fits;
      if(fits)shown+=1;
    }
    status.textContent=words.length===0?'':shown+' / '+rows.length;
  };
  input.addEventListener('input',()=>{
    history.replaceState(null,'',input.value===''?location.pathname:'#?q='+encodeURIComponent(input.value));
    apply();
  });
  const fromHash=()=>{const text=query();if(text!==''){input.value=text;apply()}};
  addEventListener('hashchange',fromHash);
  fromHash();
}
const reveal=()=>{
  let target=null;
  try{target=document.getElementById(decodeURIComponent(location.hash.slice(1)))}catch{}
  const details=target&&target.closest('details');
  if(details&&!details.open){details.open=true;target.scrollIntoView()}
};
addEventListener('hashchange',reveal);
reveal();
addEventListener('beforeprint',()=>all('details').forEach((details)=>{details.open=true}));
const root=document.documentElement;
const dark=()=>root.dataset.theme?root.dataset.theme==='dark':matchMedia('(prefers-color-scheme:dark)').matches;
const list=document.querySelector('nav ul');
const item=make('li','');
const theme=make('button','',{type:'button'});
const name=()=>{theme.textContent=dark()?list.dataset.light:list.dataset.dark};
theme.addEventListener('click',()=>{root.dataset.theme=dark()?'light':'dark';name()});
name();
const copy=make('button','',{type:'button',className:'copy'});
const say=(sign,words)=>{copy.textContent=sign;copy.title=words;copy.setAttribute('aria-label',words)};
const offer=()=>say('#',list.dataset.copy);
const told=()=>{say('✓',list.dataset.copied);setTimeout(offer,2000)};
offer();
copy.setAttribute('aria-live','polite');
const byHand=()=>{
  const area=make('textarea',location.href);
  document.body.append(area);
  area.select();
  const done=document.execCommand('copy');
  area.remove();
  copy.focus();
  if(done)told();
};
copy.addEventListener('click',()=>{if(navigator.clipboard)navigator.clipboard.writeText(location.href).then(told,byHand);else byHand()});
item.append(copy,theme);
list.append(item);
})();`;
