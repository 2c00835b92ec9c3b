import { attackKinds, attackStates, type AttackEntry, type AttackTable } from './attack-table.ts';

/** As MITRE wants it reproduced with every copy. */
export const attackLicence = `License
-------
The MITRE Corporation (MITRE) hereby grants you a non-exclusive, royalty-free license to use ATT&CK® for research, 
development, and commercial purposes. Any copy you make for such purposes is authorized provided that you reproduce
MITRE's copyright designation and this license in any such copy.

"© 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation."

Disclaimers
-----------
MITRE does not claim ATT&CK enumerates all possibilities for the types of actions and behaviors documented as part
of its adversary model and framework of techniques. Using the information contained within ATT&CK to address or cover
full categories of techniques will not guarantee full defensive coverage as there may be undisclosed techniques or 
variations on existing techniques not documented by ATT&CK.

ALL DOCUMENTS AND THE INFORMATION CONTAINED THEREIN ARE PROVIDED ON AN "AS IS" BASIS AND THE CONTRIBUTOR, THE
ORGANIZATION HE/SHE REPRESENTS OR IS SPONSORED BY (IF ANY), THE MITRE CORPORATION, ITS BOARD OF TRUSTEES, OFFICERS, 
AGENTS, AND EMPLOYEES, DISCLAIM ALL WARRANTIES, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO ANY WARRANTY THAT 
THE USE OF THE INFORMATION THEREIN WILL NOT INFRINGE ANY RIGHTS OR ANY IMPLIED WARRANTIES OF MERCHANTABILITY OR 
FITNESS FOR A PARTICULAR PURPOSE.`;

/** Identifier, kind, name, tactics, version, state and successor: the reduction of ics-attack.json, release 18.1. */
const rows = `
A0001|asset|Workstation||2.0|current|
A0002|asset|Human-Machine Interface (HMI)||1.0|current|
A0003|asset|Programmable Logic Controller (PLC)||1.0|current|
A0004|asset|Remote Terminal Unit (RTU)||1.0|current|
A0005|asset|Intelligent Electronic Device (IED)||1.0|current|
A0006|asset|Data Historian||2.0|current|
A0007|asset|Control Server||2.0|current|
A0008|asset|Application Server||2.0|current|
A0009|asset|Data Gateway||2.0|current|
A0010|asset|Safety Controller||1.0|current|
A0011|asset|Virtual Private Network (VPN) Server||1.0|current|
A0012|asset|Jump Host||1.0|current|
A0013|asset|Field I/O||1.0|current|
A0014|asset|Routers||2.0|current|
A0015|asset|Switch||1.0|current|
A0016|asset|Firewall||1.0|current|
A0017|asset|Distributed Control System (DCS) Controller||1.0|current|
A0018|asset|Programmable Automation Controller (PAC)||1.0|current|
C0009|campaign|Oldsmar Treatment Plant Intrusion||1.0|deprecated|
C0020|campaign|Maroochy Water Breach||1.0|current|
C0025|campaign|2016 Ukraine Electric Power Attack||1.0|current|
C0028|campaign|2015 Ukraine Electric Power Attack||1.0|current|
C0030|campaign|Triton Safety Instrumented System Attack||1.0|current|
C0031|campaign|Unitronics Defacement Campaign||1.0|current|
C0034|campaign|2022 Ukraine Electric Power Attack||1.0|current|
C0041|campaign|FrostyGoop Incident||1.0|current|
G0032|group|Lazarus Group||5.0|current|
G0034|group|Sandworm Team||4.2|current|
G0035|group|Dragonfly||4.0|current|
G0037|group|FIN6||4.0|current|
G0046|group|FIN7||4.1|current|
G0049|group|OilRig||5.0|current|
G0057|group|APT34||1.0|revoked|G0049
G0064|group|APT33||2.0|current|
G0074|group|Dragonfly 2.0||2.1|revoked|G0035
G0082|group|APT38||3.1|current|
G0088|group|TEMP.Veles||1.4|current|
G0102|group|Wizard Spider||4.0|current|
G0115|group|GOLD SOUTHFIELD||2.0|current|
G1000|group|ALLANITE||1.0|current|
G1001|group|HEXANE||2.3|current|
G1027|group|CyberAv3ngers||1.0|current|
M0800|mitigation|Authorization Enforcement||1.1|current|
M0801|mitigation|Access Management||1.0|current|
M0802|mitigation|Communication Authenticity||1.0|current|
M0803|mitigation|Data Loss Prevention||1.0|current|
M0804|mitigation|Human User Authentication||1.1|current|
M0805|mitigation|Mechanical Protection Layers||1.0|current|
M0806|mitigation|Minimize Wireless Signal Propagation||1.0|current|
M0807|mitigation|Network Allowlists||1.0|current|
M0808|mitigation|Encrypt Network Traffic||1.0|current|
M0809|mitigation|Operational Information Confidentiality||1.0|current|
M0810|mitigation|Out-of-Band Communications Channel||1.0|current|
M0811|mitigation|Redundancy of Service||1.0|current|
M0812|mitigation|Safety Instrumented Systems||1.0|current|
M0813|mitigation|Software Process and Device Authentication||1.1|current|
M0814|mitigation|Static Network Configuration||1.1|current|
M0815|mitigation|Watchdog Timers||1.0|current|
M0816|mitigation|Mitigation Limited or Not Effective||1.0|current|
M0817|mitigation|Supply Chain Management||1.0|current|
M0818|mitigation|Validate Program Inputs||1.0|current|
M0913|mitigation|Application Developer Guidance||1.0|current|
M0915|mitigation|Active Directory Configuration||1.0|current|
M0916|mitigation|Vulnerability Scanning||1.0|current|
M0917|mitigation|User Training||1.0|current|
M0918|mitigation|User Account Management||1.0|current|
M0919|mitigation|Threat Intelligence Program||1.0|current|
M0920|mitigation|SSL/TLS Inspection||1.0|current|
M0921|mitigation|Restrict Web-Based Content||1.0|current|
M0922|mitigation|Restrict File and Directory Permissions||1.0|current|
M0924|mitigation|Restrict Registry Permissions||1.0|current|
M0926|mitigation|Privileged Account Management||1.0|current|
M0927|mitigation|Password Policies||1.0|current|
M0928|mitigation|Operating System Configuration||1.0|current|
M0930|mitigation|Network Segmentation||1.0|current|
M0931|mitigation|Network Intrusion Prevention||1.0|current|
M0932|mitigation|Multi-factor Authentication||1.0|current|
M0934|mitigation|Limit Hardware Installation||1.0|current|
M0935|mitigation|Limit Access to Resource Over Network||1.0|current|
M0936|mitigation|Account Use Policies||1.0|current|
M0937|mitigation|Filter Network Traffic||1.0|current|
M0938|mitigation|Execution Prevention||1.0|current|
M0941|mitigation|Encrypt Sensitive Information||1.0|current|
M0942|mitigation|Disable or Remove Feature or Program||1.0|current|
M0944|mitigation|Restrict Library Loading||1.0|current|
M0945|mitigation|Code Signing||1.0|current|
M0946|mitigation|Boot Integrity||1.0|current|
M0947|mitigation|Audit||1.0|current|
M0948|mitigation|Application Isolation and Sandboxing||1.0|current|
M0949|mitigation|Antivirus/Antimalware||1.0|current|
M0950|mitigation|Exploit Protection||1.0|current|
M0951|mitigation|Update Software||1.0|current|
M0953|mitigation|Data Backup||1.0|current|
M0954|mitigation|Software Configuration||1.0|current|
S0017|software|EKANS||1.0|deprecated|
S0038|software|Duqu||1.2|current|
S0089|software|BlackEnergy||1.4|current|
S0093|software|Backdoor.Oldrea||2.0|current|
S0143|software|Flame||1.1|current|
S0366|software|WannaCry||1.1|current|
S0368|software|NotPetya||2.0|current|
S0372|software|LockerGoga||2.0|current|
S0446|software|Ryuk||1.4|current|
S0496|software|REvil||2.3|current|
S0603|software|Stuxnet||1.4|current|
S0604|software|Industroyer||1.1|current|
S0605|software|EKANS||2.0|current|
S0606|software|Bad Rabbit||1.1|current|
S0607|software|KillDisk||1.2|current|
S0608|software|Conficker||1.0|current|
S1000|software|ACAD/Medre.A||1.0|current|
S1001|software|Bad Rabbit||1.0|deprecated|
S1002|software|BlackEnergy 3||1.0|deprecated|
S1003|software|Conficker||1.0|deprecated|
S1004|software|Industroyer||1.0|deprecated|
S1005|software|Killdisk||1.0|deprecated|
S1006|software|PLC-Blaster||1.0|current|
S1008|software|Stuxnet||1.0|deprecated|
S1009|software|Triton||1.1|current|
S1010|software|VPNFilter||2.1|current|
S1045|software|INCONTROLLER||1.0|current|
S1072|software|Industroyer2||1.0|current|
S1157|software|Fuxnet||1.0|current|
S1165|software|FrostyGoop||1.0|current|
T0800|technique|Activate Firmware Update Mode|inhibit-response-function|1.0|current|
T0801|technique|Monitor Process State|collection|1.0|current|
T0802|technique|Automated Collection|collection|1.1|current|
T0803|technique|Block Command Message|inhibit-response-function|1.1|current|
T0804|technique|Block Reporting Message|inhibit-response-function|1.0|current|
T0805|technique|Block Serial COM|inhibit-response-function|1.1|current|
T0806|technique|Brute Force I/O|impair-process-control|1.1|current|
T0807|technique|Command-Line Interface|execution|1.1|current|
T0808|technique|Control Device Identification|discovery|1.0|deprecated|
T0809|technique|Data Destruction|inhibit-response-function|1.0|current|
T0810|technique|Data Historian Compromise|initial-access|1.0|deprecated|
T0811|technique|Data from Information Repositories|collection|1.2|current|
T0812|technique|Default Credentials|lateral-movement|1.0|current|
T0813|technique|Denial of Control|impact|1.1|current|
T0814|technique|Denial of Service|inhibit-response-function|1.1|current|
T0815|technique|Denial of View|impact|1.1|current|
T0816|technique|Device Restart/Shutdown|inhibit-response-function|1.1|current|
T0817|technique|Drive-by Compromise|initial-access|1.0|current|
T0818|technique|Engineering Workstation Compromise|initial-access|1.0|deprecated|
T0819|technique|Exploit Public-Facing Application|initial-access|1.0|current|
T0820|technique|Exploitation for Evasion|evasion|1.1|current|
T0821|technique|Modify Controller Tasking|execution|1.2|current|
T0822|technique|External Remote Services|initial-access|1.1|current|
T0823|technique|Graphical User Interface|execution|1.1|current|
T0824|technique|I/O Module Discovery|discovery|1.0|deprecated|
T0825|technique|Location Identification|collection|1.0|deprecated|
T0826|technique|Loss of Availability|impact|1.0|current|
T0827|technique|Loss of Control|impact|1.0|current|
T0828|technique|Loss of Productivity and Revenue|impact|1.0|current|
T0829|technique|Loss of View|impact|1.0|current|
T0830|technique|Adversary-in-the-Middle|collection|2.0|current|
T0831|technique|Manipulation of Control|impact|1.0|current|
T0832|technique|Manipulation of View|impact|1.0|current|
T0833|technique|Modify Control Logic|impair-process-control inhibit-response-function|1.0|deprecated|
T0834|technique|Native API|execution|1.0|current|
T0835|technique|Manipulate I/O Image|inhibit-response-function|1.1|current|
T0836|technique|Modify Parameter|impair-process-control|1.3|current|
T0837|technique|Loss of Protection|impact|1.0|current|
T0838|technique|Modify Alarm Settings|inhibit-response-function|1.2|current|
T0839|technique|Module Firmware|persistence impair-process-control|1.1|current|
T0840|technique|Network Connection Enumeration|discovery|1.2|current|
T0841|technique|Network Service Scanning|discovery|1.0|deprecated|
T0842|technique|Network Sniffing|discovery|1.0|current|
T0843|technique|Program Download|lateral-movement|1.1|current|
T0844|technique|Program Organization Units|lateral-movement execution|1.0|deprecated|
T0845|technique|Program Upload|collection|1.0|current|
T0846|technique|Remote System Discovery|discovery|1.1|current|
T0847|technique|Replication Through Removable Media|initial-access|1.0|current|
T0848|technique|Rogue Master|initial-access|1.2|current|
T0849|technique|Masquerading|evasion|1.1|current|
T0850|technique|Role Identification|collection|1.0|deprecated|
T0851|technique|Rootkit|evasion inhibit-response-function|1.1|current|
T0852|technique|Screen Capture|collection|1.0|current|
T0853|technique|Scripting|execution|1.0|current|
T0854|technique|Serial Connection Enumeration|discovery|1.0|deprecated|
T0855|technique|Unauthorized Command Message|impair-process-control|1.2|current|
T0856|technique|Spoof Reporting Message|evasion impair-process-control|1.2|current|
T0857|technique|System Firmware|persistence inhibit-response-function|1.1|current|
T0858|technique|Change Operating Mode|execution evasion|1.0|current|
T0859|technique|Valid Accounts|persistence lateral-movement|1.1|current|
T0860|technique|Wireless Compromise|initial-access|1.2|current|
T0861|technique|Point & Tag Identification|collection|1.1|current|
T0862|technique|Supply Chain Compromise|initial-access|1.1|current|
T0863|technique|User Execution|execution|1.1|current|
T0864|technique|Transient Cyber Asset|initial-access|1.2|current|
T0865|technique|Spearphishing Attachment|initial-access|1.1|current|
T0866|technique|Exploitation of Remote Services|initial-access lateral-movement|1.0|current|
T0867|technique|Lateral Tool Transfer|lateral-movement|1.1|current|
T0868|technique|Detect Operating Mode|collection|1.0|current|
T0869|technique|Standard Application Layer Protocol|command-and-control|1.0|current|
T0870|technique|Detect Program State|collection|1.0|deprecated|
T0871|technique|Execution through API|execution|1.1|current|
T0872|technique|Indicator Removal on Host|evasion|1.0|current|
T0873|technique|Project File Infection|persistence|1.0|current|
T0874|technique|Hooking|execution privilege-escalation|1.2|current|
T0875|technique|Change Program State|execution impair-process-control|1.0|deprecated|
T0877|technique|I/O Image|collection|1.1|current|
T0878|technique|Alarm Suppression|inhibit-response-function|1.2|current|
T0879|technique|Damage to Property|impact|1.1|current|
T0880|technique|Loss of Safety|impact|1.0|current|
T0881|technique|Service Stop|inhibit-response-function|1.1|current|
T0882|technique|Theft of Operational Information|impact|1.0|current|
T0883|technique|Internet Accessible Device|initial-access|1.0|current|
T0884|technique|Connection Proxy|command-and-control|1.1|current|
T0885|technique|Commonly Used Port|command-and-control|1.1|current|
T0886|technique|Remote Services|initial-access lateral-movement|1.1|current|
T0887|technique|Wireless Sniffing|discovery collection|1.1|current|
T0888|technique|Remote System Information Discovery|discovery|1.1|current|
T0889|technique|Modify Program|persistence|1.2|current|
T0890|technique|Exploitation for Privilege Escalation|privilege-escalation|1.1|current|
T0891|technique|Hardcoded Credentials|lateral-movement persistence|1.0|current|
T0892|technique|Change Credential|inhibit-response-function|1.0|current|
T0893|technique|Data from Local System|collection|1.0|current|
T0894|technique|System Binary Proxy Execution|evasion|1.0|current|
T0895|technique|Autorun Image|execution|1.0|current|
TA0100|tactic|Collection||1.0|current|
TA0101|tactic|Command and Control||1.0|current|
TA0102|tactic|Discovery||1.0|current|
TA0103|tactic|Evasion||1.0|current|
TA0104|tactic|Execution||1.0|current|
TA0105|tactic|Impact||1.0|current|
TA0106|tactic|Impair Process Control||1.0|current|
TA0107|tactic|Inhibit Response Function||1.0|current|
TA0108|tactic|Initial Access||1.0|current|
TA0109|tactic|Lateral Movement||1.0|current|
TA0110|tactic|Persistence||1.0|current|
TA0111|tactic|Privilege Escalation||1.0|current|
`;

const toEntry = (row: string): AttackEntry => {
  const [id = '', kind = '', name = '', tactics = '', version = '', state = '', successor = ''] = row.split('|');
  return {
    id,
    kind: attackKinds.find((known) => known === kind) ?? 'technique',
    name,
    tactics: tactics.split(' ').filter(Boolean),
    version,
    state: attackStates.find((known) => known === state) ?? 'current',
    successor: successor === '' ? null : successor,
  };
};

export const attackIcs: AttackTable = {
  name: 'ICS ATT&CK',
  version: '18.1',
  entries: rows.trim().split('\n').map(toEntry),
};
