/**
 * Print style shared by the official forms: A4 portrait, Times-like type 13 points, the margins of Nghị định 30/2020/NĐ-CP narrowed at
 * top and bottom so that a usual receipt keeps to one page. Sizes are in points and millimetres because this is only ever printed.
 */
export const slipStyle = `
@page { size: A4 portrait; margin: 12mm 15mm 10mm 25mm; }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; color: #000; background: #fff; font: 13pt/1.28 'Tinos', 'Times New Roman', serif; font-variant-numeric: lining-nums; }
p { margin: 0; }
.copy + .copy { break-before: page; }
.marks { display: flex; justify-content: space-between; font-size: 10.5pt; font-style: italic; margin-bottom: 2mm; }
.head { display: flex; text-align: center; line-height: 1.2; font-size: 12pt; }
.head .issuer { flex: 0 0 44%; padding-right: 4mm; text-wrap: balance; }
.head .nation { flex: 1; }
.head .state, .head .motto, .head .office { font-weight: 700; }
.head .motto { font-size: 13pt; }
.head .rule { border-top: 0.6pt solid #000; margin: 1mm auto 0; }
.head .office + .rule { width: 38%; }
.head .motto + .rule { width: 62%; }
.head .number { margin-top: 2mm; font-size: 13pt; }
.head .dated { margin-top: 2mm; font-style: italic; font-size: 13pt; }
.title { position: relative; min-height: 24mm; margin-top: 4mm; padding: 0 27mm; text-align: center; }
.title h1 { margin: 0; font-size: 14.5pt; line-height: 1.25; font-weight: 700; }
.title .qr { position: absolute; right: 0; top: 0; width: 23mm; height: 23mm; }
.title .qr svg { display: block; width: 100%; height: 100%; }
.title .code { margin-top: 1.5mm; }
.title .replaces { margin: 0.5mm 0 0; font-size: 10pt; font-style: italic; }
.title .code b { letter-spacing: 0.02em; white-space: nowrap; }
.title .barcode { margin: 1mm auto 0; width: 74mm; height: 9mm; }
.title .barcode svg { display: block; width: 100%; height: 100%; }
.fields { margin-top: 2.5mm; }
.field { display: flex; align-items: baseline; gap: 1.2mm; margin-top: 0.9mm; text-align: justify; break-inside: avoid; }
.field .label { flex: none; }
.field .value { flex: 1; min-width: 0; overflow-wrap: anywhere; text-align: left; }
.field.flowing { display: block; text-align: left; overflow-wrap: anywhere; }
.field .value:empty { border-bottom: 0.8pt dotted #000; }
.pair { display: flex; column-gap: 5mm; }
.pair > * { flex: 1 1 0; min-width: 0; }
.group { margin-top: 1mm; padding-left: 4mm; border-left: 0.6pt solid #000; }
table.papers { width: calc(100% - 1pt); margin-top: 1mm; border-collapse: collapse; font-size: 12pt; line-height: 1.2; }
table.papers th, table.papers td { border: 0.6pt solid #000; padding: 0.5mm 1.5mm; vertical-align: top; }
table.papers th { font-weight: 700; text-align: center; }
table.papers thead { display: table-header-group; }
table.papers tr { break-inside: avoid; }
table.papers .order { width: 9mm; text-align: center; }
table.papers .kind { width: 25mm; text-align: center; }
table.papers .copies { width: 22mm; text-align: center; }
table.papers .name { overflow-wrap: anywhere; }
.ending { break-inside: avoid; }
.signatures { display: flex; margin-top: 3mm; text-align: center; line-height: 1.2; }
.signatures > * { flex: 1 1 0; min-width: 0; }
.signatures .role { font-weight: 700; }
.signatures .how { font-style: italic; font-size: 12pt; }
.signatures .signed { margin-top: 19mm; font-weight: 700; overflow-wrap: anywhere; padding: 0 2mm; }
.advice { margin-top: 4mm; padding-top: 1mm; border-top: 0.6pt solid #000; font-size: 10.5pt; line-height: 1.2; }
.sheet + .sheet { break-before: page; }
.sheet h1 { margin: 7mm 0 0; text-align: center; font-size: 14.5pt; line-height: 1.3; }
.sheet .about { text-align: center; font-weight: 700; margin-bottom: 5mm; }
.sheet p.line { margin-top: 2mm; text-align: justify; overflow-wrap: anywhere; }
.sheet ol { margin: 2mm 0 0; padding-left: 8mm; }
.sheet li { margin-top: 1.5mm; text-align: justify; break-inside: avoid; }
.sheet .dates { width: calc(100% - 1pt); margin: 3mm 0 0; padding: 2mm 4mm; border: 0.8pt solid #000; break-inside: avoid; }
.sheet .dates p { margin-top: 1mm; }
.sheet .signatures { margin-top: 8mm; break-inside: avoid; }
.compact { font-size: 12pt; line-height: 1.2; }
.compact .head .number, .compact .head .dated { font-size: 12pt; margin-top: 1mm; }
.compact .title { margin-top: 2.5mm; }
.compact .fields { margin-top: 1.5mm; }
.compact .field { margin-top: 0.5mm; }
.compact table.papers { font-size: 11pt; }
.compact .signatures .signed { margin-top: 14mm; }
.compact .advice { margin-top: 2.5mm; font-size: 10pt; }
`;
