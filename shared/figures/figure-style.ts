/**
 * The style sheet of the figures (renderer/marks/figures.css) with the colours of the light palette, for a picture that
 * stands alone. A test holds the two together.
 */
export const figureStyle = `
.fig { display: block; max-width: 100%; overflow: hidden; font-family: 'Inter', system-ui, sans-serif; }
.fig text { fill: #14181b; }
.fig-label, .fig-strong { font-size: 11.5px; }
.fig-strong { font-weight: 600; }
.fig-label { font-weight: 400; }
.fig-axis { font-size: 10px; }
.fig-bold { font-weight: 600; }
.fig-value { font-family: 'JetBrains Mono', ui-monospace, monospace; font-size: 11px; }
.fig .fig-muted { fill: #566169; }
.fig .fig-faint { fill: #69757d; }
.fig .fig-accent, .fig .fig-word-marked { fill: #0a5757; }
.fig-word-marked { font-weight: 600; }
.fig-band-even { fill: #eaeeef; }
.fig-band-odd { fill: #f8fafa; }
.fig-tick { stroke: #b9c3c7; }
.fig-hit { fill: transparent; }
.fig-range { fill: #69757d; fill-opacity: 0.38; }
.fig-point { fill: #69757d; stroke: #ffffff; stroke-width: 1.5; }
.fig-first .fig-range { fill: #0b6b6b; fill-opacity: 0.42; }
.fig-first .fig-point { fill: #0b6b6b; }
.fig-median { stroke: #0a5757; stroke-width: 1.5; }
.fig-zero { stroke: #b9c3c7; }
.fig-positive { fill: #1d5aa6; }
.fig-negative { fill: #bf5216; }
.fig-rest { fill: #69757d; fill-opacity: 0.55; }
.fig-step-on { fill: #0b6b6b; stroke: #0b6b6b; }
.fig-step-off { fill: none; stroke: #b9c3c7; }
.fig-step-none { fill: none; stroke: #b9c3c7; stroke-dasharray: 3 3; }
.fig-spread { fill: #0b6b6b; fill-opacity: 0.58; }
.fig-base { stroke: #0b6b6b; stroke-width: 1.5; }
.fig-item, .fig-group { fill: #69757d; stroke: #ffffff; stroke-width: 0.75; }
.fig-group { fill: #0b6b6b; }
.fig-turning { fill: #bf5216; stroke: #ffffff; stroke-width: 0.75; }
.fig-mark { fill: #0b6b6b; }
.fig-rule { stroke: #dfe4e6; }
.fig-joint { stroke: #b9c3c7; stroke-dasharray: 2 2; }
.fig-total { fill: #0b6b6b; }
.fig .fig-alert { fill: #7a4a06; }
.fig-track { fill: #eaeeef; stroke: #b9c3c7; }
.fig-goal { stroke: #14181b; stroke-width: 1.5; }
.fig .fig-on-bar { fill: #ffffff; }
.fig-arrow { fill: none; stroke: #566169; }
.fig-node { fill: #ffffff; stroke: #b9c3c7; }
.fig-node-affected { fill: #fbe9e4; stroke: #9a2f0f; stroke-width: 2; }
.fig-node-reached { stroke: #9a2f0f; stroke-dasharray: 5 3; }
.fig-node-holds { stroke: #0b6b6b; stroke-width: 2; }
.fig-group-bar { fill: #0b6b6b; }
.fig-span { stroke: #b9c3c7; stroke-width: 2; }
.fig-own { fill: none; stroke: #0b6b6b; stroke-width: 1.5; }
.fig-rater { fill: #e6ebee; stroke: #b9c3c7; }
.fig .fig-on-rater { fill: #14181b; }
.fig-panel { fill: #bf5216; }
.fig-rate-cc { fill: #1d5aa6; }
.fig .fig-rate-cc-text { fill: #ffffff; }
.fig-rate-c { fill: #a9cbec; }
.fig .fig-rate-c-text { fill: #123a66; }
.fig-rate-n { fill: #e8ecee; }
.fig .fig-rate-n-text, .fig .fig-rate-na-text { fill: #566169; }
.fig-rate-i { fill: #f2b98a; }
.fig .fig-rate-i-text { fill: #6b2f08; }
.fig-rate-ii { fill: #bf5216; }
.fig .fig-rate-ii-text { fill: #ffffff; }
.fig-rate-na, .fig-rate-blank { fill: none; stroke: #b9c3c7; }
.fig-rate-blank { stroke-dasharray: 3 3; }
.fig { font-family: 'Inter', Arial, 'Liberation Sans', sans-serif; }
.fig-captioned .fig { overflow: visible; }
.fig-ground { fill: #ffffff; }
`;
