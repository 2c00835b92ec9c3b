/**
 * Probability yardsticks, byte for byte as they are hashed and carried in a bundle.
 * icd203: ICD 203, 2 January 2015, checked. phia: upper bounds checked in a second source, the rest from memory.
 */
export const yardsticksText =
  '{"yardsticks":[{"id":"icd203","status":"verified","lowerInclusive":true,"bands":[' +
  '{"id":"almost-no-chance","row1":"almost no chance","row2":"remote","lo":0.01,"hi":0.05},' +
  '{"id":"very-unlikely","row1":"very unlikely","row2":"highly improbable","lo":0.05,"hi":0.20},' +
  '{"id":"unlikely","row1":"unlikely","row2":"improbable","lo":0.20,"hi":0.45},' +
  '{"id":"roughly-even-chance","row1":"roughly even chance","row2":"roughly even odds","lo":0.45,"hi":0.55},' +
  '{"id":"likely","row1":"likely","row2":"probable","lo":0.55,"hi":0.80},' +
  '{"id":"very-likely","row1":"very likely","row2":"highly probable","lo":0.80,"hi":0.95},' +
  '{"id":"almost-certain","row1":"almost certain","row2":"nearly certain","lo":0.95,"hi":0.99}]},' +
  '{"id":"phia","status":"memory","gaps":true,"bands":[' +
  '{"id":"remote-chance","row1":"remote chance","lo":0.0,"hi":0.05},' +
  '{"id":"highly-unlikely","row1":"highly unlikely","lo":0.10,"hi":0.20},' +
  '{"id":"unlikely","row1":"unlikely","lo":0.25,"hi":0.35},' +
  '{"id":"realistic-possibility","row1":"realistic possibility","lo":0.40,"hi":0.50,"hiExclusive":true},' +
  '{"id":"likely","row1":"likely","row2":"probable","lo":0.55,"hi":0.75},' +
  '{"id":"highly-likely","row1":"highly likely","lo":0.80,"hi":0.90},' +
  '{"id":"almost-certain","row1":"almost certain","lo":0.95,"hi":1.0}]}]}';
