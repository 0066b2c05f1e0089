import { html, page } from '@functions/platform/files/html'
import { OPEN311_LIMITS, SAME_REQUEST_MS } from '@shared/rules/reports/open311'
import { REPORT_LIMITS } from '@shared/rules/reports/report'

const STYLE =
  'body{font:16px/1.6 "PingFang SC","Microsoft YaHei",sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1d1d1f}' +
  'pre{background:#f4f4f4;padding:1em;overflow:auto}code{font-size:.92em}td,th{border:1px solid #ccc;padding:.3em .6em;text-align:left}table{border-collapse:collapse}'

const MINUTE_MS = 60_000

/** The page for developers of clients: addresses, keys, limits, and what goes beyond the standard. */
export function handbook(base: string): string {
  const { requests, readsPerMinute, writesPerHour, descriptionCharacters, ids, spanDays } = OPEN311_LIMITS
  const body = html`<h1>Open311 GeoReport v2</h1>
<p>Base URL <code>${base}</code>. JSON and XML: end the address with <code>.json</code> or <code>.xml</code>. Discovery: <code>${base}/discovery.xml</code>.</p>
<p><code>jurisdiction_id</code> 是街道的编号。It is the street's id; without it the street at <code>lat</code> and <code>long</code> is meant.</p>
<h2>密钥 api_key</h2>
<p>只有提交需要密钥：请街道办管理员在小程序“数据接口”里添加你的程序。Only sending needs a key; the street office makes it. Reading needs none, from any web page (CORS).</p>
<pre>curl '${base}/services.json?jurisdiction_id=&lt;street&gt;'
curl ${base}/requests.json -F jurisdiction_id=&lt;street&gt; -F api_key=&lt;key&gt; -F service_code=&lt;code&gt; \\
  -F lat=37.529444 -F long=121.3864017 -F description='井盖松动' -F media=@photo.jpg</pre>
<h2>提交 Sending</h2>
<ul>
<li>Form, multipart or JSON. Needed: a service, a place, the answers its definition requires. Anything else that is odd is kept as text or cut, and never refused.</li>
<li><code>lat</code>, <code>long</code> in WGS84. An address alone is taken in; staff place it.</li>
<li>Up to ${REPORT_LIMITS.photos} pictures (JPEG, PNG, WebP) under any name; <code>media_url</code>, several too, is shown to staff and not fetched. A request has at most 4.6 MB.</li>
<li><code>description</code>: ${descriptionCharacters} characters.</li>
<li>The same again within ${SAME_REQUEST_MS / MINUTE_MS} minutes is the same request; another <code>device_id</code> or <code>account_id</code> makes it another one.</li>
<li>Datatypes: <code>string</code>, <code>text</code> (lines), <code>number</code>, <code>datetime</code> (ISO 8601; without a zone +08:00; a day alone is a day), <code>singlevaluelist</code>, <code>multivaluelist</code>.</li>
<li>What you send is text and never markup.</li>
<li>Dangerous answers (请先拨打 …) are taken: call first.</li>
<li>Until staff have looked at it, <code>requests/&lt;id&gt;</code> tells service, status and times alone. 404 means that it is not public.</li>
</ul>
<h2>读取 Reading</h2>
<ul>
<li>No text is HTML: what would begin a tag or name a character has a blank after its first sign, <code>${'< b>'}</code>.</li>
<li>The newest ${requests} of the last ${spanDays} days, or of the days asked for (both ends included). <code>page</code>, <code>page_size</code> up to ${requests}; a header <code>link</code> leads to the next page.</li>
<li><code>updated_after</code>, <code>updated_before</code>: what changed, however old it is.</li>
<li><code>lat</code>, <code>long</code>, <code>radius</code> in metres; <code>bbox=min_long,min_lat,max_long,max_lat</code>; <code>has_photo</code>; <code>status=open,closed</code>.</li>
<li>Up to ${ids} ids in <code>service_request_id</code>; they override all other arguments.</li>
<li><code>extensions=true</code> adds <code>extended_attributes</code>: the status in full, all pictures, what was done.</li>
<li><code>servicerequestupdates</code>: GET what happened between <code>start_date</code> and <code>end_date</code>; POST with a key adds a note of yours to your own request.</li>
<li><code>media_url</code> lasts as long as the picture is public, and leads to where it lies.</li>
</ul>
<h2>限制 Limits</h2>
<table><tr><th>reads</th><td>${readsPerMinute} a minute and address</td></tr><tr><th>requests sent</th><td>${writesPerHour} an hour and key</td></tr></table>
<p>Beyond that the answer is 429 with <code>retry-after</code> in seconds. Errors are a list of <code>code</code> and <code>description</code> in the format asked for.</p>`
  return page('Open311 · 暖新', STYLE, body)
}
