def wanted: {push:[null], create:[null], delete:[null], ping:[null], check_suite:["requested","rerequested","completed"], check_run:["created","completed","rerequested","requested_action"],
 pull_request:["opened","reopened","synchronize","ready_for_review","closed","converted_to_draft"], issue_comment:["created","edited","deleted"], issues:["opened"],
 deployment:["created"], deployment_status:["created"], merge_group:["checks_requested"], installation:["created","deleted","suspend","unsuspend"],
 installation_repositories:["added","removed"], repository:["created","edited","renamed","transferred"]};
. as $all | reduce (wanted|to_entries[]) as $e ({}; reduce $e.value[] as $a (.;
  ([$all[]|select(.name==$e.key).examples[]|select(.action==$a)] | (map(select(.installation and .organization and (.ref//"x"|test("tags")|not)))[0] // map(select(.installation and (.ref//"x"|test("tags")|not)))[0] // map(select(.organization))[0] // .[0])) as $x
  | .[$e.key + (if $a then "."+$a else "" end)] = $x))
