/**
 * Print style shared by the official forms: Times-like type of 13 points on A4, the same made smaller on A5, and one narrow column on the
 * roll. Sizes are in points and millimetres because this is only ever printed. The page itself is set by `pageCss`.
 */
export const slipStyle = `
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; color: #000; background: #fff; font: 13pt/1.28 'Tinos', 'Times New Roman', serif; font-variant-numeric: lining-nums; }
p { margin: 0; }
.copy + .copy { break-before: page; }
.marks { display: flex; justify-content: space-between; font-size: 10.5pt; font-style: italic; margin-bottom: 2mm; }
.head { display: flex; text-align: center; line-height: 1.2; font-size: 12pt; }
.head .issuer { flex: 0 0 48%; padding-right: 4mm; text-wrap: balance; }
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
.whole { white-space: nowrap; }
.title .barcode { margin: 1mm auto 0; width: 74mm; height: 9mm; }
.title .barcode svg { display: block; width: 100%; height: 100%; }
.title.bare { min-height: 0; padding: 0; margin-top: 7mm; }
.fields { margin-top: 2.5mm; }
.title.bare + .fields { margin-top: 5mm; }
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
.lead { margin-top: 2.5mm; }
ol.items { margin: 0.5mm 0 1mm; padding-left: 8mm; }
ol.items li { margin-top: 0.9mm; overflow-wrap: anywhere; break-inside: avoid; }
table.grid { width: calc(100% - 1pt); margin-top: 3mm; border-collapse: collapse; table-layout: fixed; font-size: 12pt; line-height: 1.2; }
table.grid th, table.grid td { border: 0.6pt solid #000; padding: 1mm 1.5mm; vertical-align: top; overflow-wrap: anywhere; }
table.grid th { font-weight: 700; text-align: center; vertical-align: middle; }
table.grid th i { font-weight: 400; }
table.grid thead { display: table-header-group; }
table.grid tr { break-inside: avoid; }
table.grid .centred { text-align: center; }
table.control { font-size: 10.5pt; }
table.control .unit { width: 27%; }
table.control .result { width: 16%; }
table.control .note { width: 12%; }
table.shared .order { width: 7%; }
table.shared .code { width: 28%; }
table.shared .due { width: 15%; }
table.shared .note { width: 10%; }
table.shared .bars { width: 44mm; height: 6mm; margin: 1mm auto 0; }
table.shared .bars svg { display: block; width: 100%; height: 100%; }
table.shared + .signatures { margin-top: 6mm; }
table.control td > p + p { margin-top: 1mm; }
table.control .when { text-align: center; text-wrap: balance; }
table.control .hands { display: flex; margin-top: 1mm; text-align: center; }
table.control .hands > * { flex: 1 1 0; min-width: 0; }
table.control .hands .signed { min-height: 1.2em; margin-top: 9mm; font-weight: 700; }
.tick { white-space: nowrap; }
.tick .box { display: inline-block; width: 3.6mm; height: 3.6mm; border: 0.6pt solid #000; line-height: 3.3mm; text-align: center; vertical-align: -0.4mm; }
table.register { font-size: 10pt; }
table.register th, table.register td { padding: 0.8mm 1mm; }
table.register .blank td { height: 9mm; }
.about { margin-top: 1.5mm; text-align: center; }
.total { margin-top: 2mm; break-before: avoid; }
.ending { break-inside: avoid; }
.signatures { display: flex; break-inside: avoid; margin-top: 3mm; text-align: center; line-height: 1.2; }
.signatures > * { flex: 1 1 0; min-width: 0; }
.signatures .role { font-weight: 700; }
.signatures .how { font-style: italic; font-size: 12pt; }
.signatures .signed { margin-top: 19mm; font-weight: 700; overflow-wrap: anywhere; padding: 0 2mm; }
.advice { margin-top: 4mm; padding-top: 1mm; border-top: 0.6pt solid #000; font-size: 10.5pt; line-height: 1.2; }
.letter { margin-top: 5mm; }
.letter p.to { margin-bottom: 3mm; text-align: center; text-wrap: balance; overflow-wrap: anywhere; }
.letter p.line { margin-top: 2mm; text-align: justify; text-indent: 10mm; overflow-wrap: anywhere; }
.letter p.ground { margin-top: 1mm; font-style: italic; }
.letter > .field { padding-left: 10mm; margin-top: 1.5mm; }
.letter .facts { margin: 1.5mm 0 1mm 10mm; }
.letter ol.items { margin-left: 10mm; }
.letter .dates { width: calc(100% - 1pt); margin: 3mm 0; padding: 2mm 4mm; border: 0.8pt solid #000; text-align: center; break-inside: avoid; }
.letter .signatures { margin-top: 8mm; }
.recipients { text-align: left; font-size: 11pt; }
.recipients b { font-style: italic; }
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
.probe { position: relative; }
.probe svg { display: block; }
.probe .words { position: absolute; inset: 14mm 4mm auto; text-align: center; }
.probe h1 { margin: 0 0 2mm; font-size: 14.5pt; }
.probe .letters { word-spacing: 0.2em; }
.a5 .copy, .a5 .sheet { zoom: 0.7071; }
.roll-80, .roll-80 .copy { font-size: 9.5pt; line-height: 1.2; }
.roll-80 .marks { display: block; font-size: 8pt; margin-bottom: 1mm; }
.roll-80 .marks span { display: block; }
.roll-80 .head { display: block; font-size: 9pt; }
.roll-80 .head .issuer { padding: 0; }
.roll-80 .head .nation { margin-top: 1.5mm; }
.roll-80 .head .motto, .roll-80 .head .number, .roll-80 .head .dated { font-size: 9pt; margin-top: 0.5mm; }
.roll-80 .title { margin-top: 3mm; padding: 0; }
.roll-80 .title h1 { font-size: 11pt; }
.roll-80 .title .barcode { width: 66mm; }
.roll-80 .title .qr { position: static; margin: 2mm auto 0; }
.roll-80 .pair { display: block; }
.roll-80 .field { display: block; margin-top: 0.6mm; text-align: left; overflow-wrap: anywhere; }
.roll-80 .field .label { margin-right: 1mm; }
.roll-80 .field .value:empty { display: inline-block; width: 100%; }
.roll-80 .ending { break-inside: auto; }
.roll-80 .group { padding-left: 2mm; }
.roll-80 table.papers { font-size: 8.5pt; }
.roll-80 table.papers th, .roll-80 table.papers td { padding: 0.4mm 0.8mm; }
.roll-80 table.papers .order { width: 6mm; }
.roll-80 table.papers .kind { width: 15mm; }
.roll-80 table.papers .copies { width: 10mm; }
.roll-80 .signatures .how { font-size: 8pt; }
.roll-80 .signatures .signed { margin-top: 13mm; padding: 0 1mm; }
.roll-80 .advice { margin-top: 2mm; font-size: 8.5pt; }
`;
