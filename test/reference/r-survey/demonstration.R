# The ten main indicators of the demonstration's second wave (and three more), by sex, with R's survey package: from the raw answers and
# the frame counts, by the formulas of docs/methodology alone. Called by bench/r-demonstration.ts: Rscript demonstration.R ANSWERS.csv FRAME.csv
# Over all and by sex, and the ten by park. Prints indicator, sex, park, persons, estimate, standard error, lower and upper limit (95 %), degrees of freedom, with 17 digits.
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust")
files <- commandArgs(TRUE)
d <- read.csv(files[1], colClasses = "character", na.strings = "")
d <- subset(d, sex %in% c("1", "2")) # every figure is by sex: who did not state it carries no weight
frame <- read.csv(files[2], colClasses = c(psu = "character", stratum = "character"))

# weights: workers of the stratum over those of enterprises that answered, times workers of the enterprise over its answers
all <- tapply(frame$headcount, frame$stratum, sum)
answering <- with(subset(frame, responding > 0), tapply(headcount, stratum, sum))
at <- match(d$psu, frame$psu)
d$w <- as.numeric(all[d$stratum] / answering[d$stratum]) * frame$headcount[at] / frame$responding[at]
d$w <- floor(d$w * 1e6 + 0.5) / 1e6

# answers: 98 don't know, 99 declined, empty not asked; R's own and/or are three-valued as needed
number <- function(name) as.numeric(d[[name]])
one <- function(name) { x <- d[[name]]; x[x %in% c("98", "99")] <- NA; x }
many <- function(name) { x <- strsplit(d[[name]], "[ ;,]+"); x[sapply(x, function(codes) any(codes %in% c("98", "99")))] <- NA; x }
has <- function(sets, code) sapply(sets, function(codes) if (anyNA(codes)) NA else code %in% codes)
among <- function(x, codes) ifelse(is.na(x), NA, x %in% codes)
either <- function(x, yes, no) ifelse(x %in% yes, TRUE, ifelse(x %in% no, FALSE, NA))

emp <- among(one("emp_status"), c("1", "2"))
employee <- ifelse(emp, among(one("icse"), c("41", "42", "43", "44")), emp)
o <- ifelse(d$env_output %in% "3", 0, ifelse(d$env_output %in% c("1", "2"), number("env_output_share"), NA))
p <- ifelse(d$env_process %in% "2", 0, ifelse(d$env_process %in% "1", number("env_process_share"), NA))
half <- ifelse(is.na(o), p, o)
env_job <- ifelse(!is.na(o) & !is.na(p), pmin(100, o + p) > 50, ifelse(half > 50, TRUE, NA))
hourly <- ifelse(number("hours_usual") == 0, NA, number("wage_month") * 12 / (number("hours_usual") * 52))
insured <- many("social_ins")
si_count <- has(insured, "1") + has(insured, "2") + has(insured, "3") + has(insured, "4") + (has(insured, "5") | has(insured, "2"))
millionths <- function(x) floor(x * 1e6 + 0.5) / 1e6 # a run sums values in whole millionths of a yuan

design <- function(column, domain = TRUE) {
  x <- d; x$y <- as.numeric(column)
  subset(svydesign(ids = ~psu, strata = ~stratum, weights = ~w, data = x, nest = TRUE), domain & !is.na(column))
}
paid <- design(hourly, employee %in% TRUE)
line <- 2 / 3 * svyquantile(~y, paid, 0.5, qrule = "math", ci = FALSE)$y[1]

osh <- either(one("osh_train"), c("1", "2"), "3")
hazards <- many("hazards")
equipped <- ifelse(has(hazards, "0") %in% TRUE, TRUE, either(one("ppe"), c("1", "4"), c("2", "3")))
safe <- osh & ifelse(is.na(has(hazards, "0")), NA, equipped)
voice <- either(one("union_member"), "1", c("2", "3")) | either(one("cba_cover"), "1", "2") | either(one("consulted"), c("1", "2"), c("3", "4"))
decent <- (hourly >= line) & safe & among(one("contract"), c("1", "2", "3")) & voice & (si_count == 5)
green_job <- ifelse(employee %in% TRUE, env_job & decent, NA)
hours_all <- number("hours_usual") + number("hours_other")

say <- function(name, cell, des, est, se, ci, df) {
  cat(name, cell, nrow(des), sprintf("%.17g", c(est, se, ci)), df, sep = ",")
  cat("\n")
}
woman <- d$sex %in% "2"
man <- d$sex %in% "1"
parks <- lapply(c(A = "A", B = "B", C = "C", D = "D"), function(park) substr(d$psu, 1, 1) == park)
cells <- c(list("*,*" = TRUE, "F,*" = woman, "M,*" = man), setNames(parks, paste0("*,", names(parks))))
share <- function(name, column, domain) for (cell in names(cells)) {
  des <- design(column, domain %in% TRUE & cells[[cell]])
  x <- svymean(~y, des) # xlogit: the delta method on log odds, which is what "logit" comes to once its iterations have converged
  say(name, cell, des, coef(x), SE(x), attr(svyciprop(~y, des, method = "xlogit", df = degf(des)), "ci"), degf(des))
}
by_t <- function(name, column, domain, statistic) for (cell in names(cells)[1:3]) {
  des <- design(column, domain %in% TRUE & cells[[cell]])
  x <- statistic(~y, des)
  say(name, cell, des, coef(x), SE(x), coef(x) + c(-1, 1) * qt(0.975, degf(des)) * SE(x), degf(des))
}
gap <- function(name, column, domain, contrast) for (cell in c("*,*", paste0("*,", names(parks)))) {
  x <- d; x$y <- as.numeric(column)
  whole <- svydesign(ids = ~psu, strata = ~stratum, weights = ~w, data = x, nest = TRUE)
  here <- domain %in% TRUE & !is.na(column) & cells[[cell]]
  des <- subset(whole, here & (woman | man))
  x <- svycontrast(svyby(~y, ~sex, des, svymean, covmat = TRUE), contrast)
  df <- min(degf(subset(whole, here & woman)), degf(subset(whole, here & man)))
  say(name, cell, des, coef(x), SE(x), coef(x) + c(-1, 1) * qt(0.975, df) * SE(x), df)
}

share("green_job_share", green_job, employee)
share("env_employment_share", env_job, emp)
share("decent_share_of_env_jobs", green_job, env_job & employee)
gap("green_job_gender_gap", green_job, employee, c("1" = -1, "2" = 1))
gap("gpg_mean", millionths(hourly), employee, quote(1 - `2` / `1`))
share("low_pay_rate", hourly < line, employee)
share("excessive_hours_rate", hours_all > 48, emp)
share("social_insurance_full_rate", si_count == 5, employee)
share("osh_training_rate", among(one("osh_train"), c("1", "2")), emp)
share("union_density", among(one("union_member"), "1"), employee)
by_t("env_employment_total", env_job, emp, svytotal)
by_t("hourly_earnings_mean", millionths(hourly), employee, svymean)
for (cell in names(cells)[1:3]) {
  des <- design(hourly, employee %in% TRUE & cells[[cell]])
  x <- svyquantile(~y, des, 0.5, interval.type = "mean", qrule = "math", df = degf(des))$y
  say("hourly_earnings_median", cell, des, x[1], x[4], x[2:3], degf(des))
}
