/** The look of the public pages: one small sheet inside the page, plain enough for old engines, fit for print. */
import { createHash } from 'node:crypto';

export const style = `
*{box-sizing:border-box}
body{margin:0;background:#eef2f7;color:#14202e;font:18px/1.6 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;-webkit-text-size-adjust:100%}
a{color:#0b3d77}
header{background:#0b3d77;color:#fff;padding:14px 20px}
header div,main{max-width:640px;margin:0 auto}
header a{color:#fff;float:right;padding:2px 0 2px 16px}
main{padding:0 0 32px}
h1{font-size:24px;line-height:1.4;margin:0 0 8px}
h2{font-size:20px;line-height:1.4;margin:0 0 10px;color:#0b3d77}
h3{font-size:18px;margin:0;font-weight:600}
p{margin:0 0 8px}
.top,section,form{background:#fff;padding:20px;margin:0 0 10px}
.top{border-bottom:4px solid #0b3d77}
.state{display:inline-block;margin:0 0 10px;padding:2px 12px;border-radius:4px;font-weight:600;background:#e2f3e8;color:#0f5c30}
.stop{background:#fdeceb;color:#98150d}
dl{margin:0}
dt{color:#51606f;font-size:16px}
dd{margin:0 0 12px}
dd:last-child{margin:0}
ul,ol{margin:0;padding:0 0 0 24px}
summary{padding:8px 0;color:#0b3d77;cursor:pointer}
li{margin:0 0 6px}
.person{border-left:4px solid #0b3d77;padding:2px 0 2px 12px;margin:0 0 12px}
.person b{font-size:22px}
.small{color:#51606f;font-size:16px}
.wide{word-wrap:break-word;overflow-wrap:break-word}
label{display:block;font-weight:600}
input[type=text]{display:block;width:100%;height:52px;margin:6px 0 18px;padding:0 12px;border:2px solid #51606f;border-radius:4px;font:inherit;color:inherit;background:#fff}
input[type=checkbox]{width:26px;height:26px;margin:0 12px 0 0;vertical-align:-5px}
.tick{padding:8px 0;margin:0 0 14px}
input:focus,button:focus,a:focus,.errors:focus{outline:3px solid #f2a900;outline-offset:2px}
button{display:block;width:100%;min-height:56px;border:0;border-radius:4px;background:#0b3d77;color:#fff;font:inherit;font-size:20px;font-weight:600}
.errors{border:3px solid #98150d;border-radius:4px;padding:14px 16px;margin:0 0 18px}
.errors a,.error{color:#98150d;font-weight:600}
.error{margin:0}
.done{background:#e2f3e8;border-bottom:4px solid #0f5c30}
.done .state{background:#0f5c30;color:#fff}
footer{max-width:640px;margin:0 auto;padding:0 20px 32px;color:#51606f;font-size:16px}
@media print{body{background:#fff;font-size:12pt}header{background:#fff;color:#000;padding:0}header a,form{display:none}.top,section{padding:0;margin:0 0 12px;page-break-inside:avoid}h2,a{color:#000}}
`;

const hash = createHash('sha256').update(style).digest('base64');

/** No script at all; this one sheet (old engines know no hashes and fall back to the keyword). */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'unsafe-inline' 'sha256-${hash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
