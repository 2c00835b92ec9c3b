/** The built-in scoring profile, byte for byte as it is hashed and carried in a bundle. Proposed and uncalibrated. */
export const alr1ProfileText =
  '{"scoringProfile":{"id":"alr-1","version":"1.0.0","status":"PROPOSED, uncalibrated",' +
  '"p":{"CC":0.90,"C":0.70,"N":0.50,"NA":0.50,"null":0.50,"I":0.30,"II":0.10},' +
  '"reliability":{"A":1.00,"B":0.75,"C":0.50,"D":0.25,"E":0,"F":0.25},' +
  '"credibility":{"1":1.00,"2":0.75,"3":0.50,"4":0.25,"5":0,"6":0.25},' +
  '"custody":{"intact":1.00,"gap_explained":0.80,"gap_unexplained":0.40,"not_captured":0.25,"failed":0},' +
  '"forgeability":{"low":1.00,"moderate":0.80,"high":0.50,"demonstrated":0},"assumptionCap":0.50,"qualityRule":"min",' +
  '"rhoDefaults":{"same_upstream_report":1.0,"same_artifact_or_sensor":0.7,"same_analysis_line":0.5,' +
  '"same_technique_class":0.3,"independent":0},' +
  '"prior":{"default":"uniform","min":0.02,"max":0.60},"displayClamp":[0.01,0.99],' +
  '"monteCarlo":{"n":2000,"weightJitter":0.15,"weightFloor":0.01,"stepDown":0.10,"stepUp":0.90,' +
  '"prng":"mulberry32","percentiles":[0.05,0.50,0.95]},' +
  '"crossCheck":{"I":1,"II":2,"bands":[{"minW":0.70,"b":2},{"minW":0.40,"b":1},{"minW":0,"exclusive":true,"b":0.5}]}}}';
